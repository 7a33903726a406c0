CREATE TABLE `report_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`audience` text NOT NULL,
	`paper` text NOT NULL,
	`items` text NOT NULL,
	`status` text NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`failed` text NOT NULL,
	`claimed_until` integer,
	`finished_at` integer,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_batches_status` ON `report_batches` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `report_batches_by` ON `report_batches` (`by_id`,`created_at`);