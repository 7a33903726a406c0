CREATE TABLE `report_files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`paper` text,
	`audience` text DEFAULT 'full' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`,`version`) REFERENCES `reports`(`review_id`,`version`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `report_files_report` ON `report_files` (`review_id`,`version`);--> statement-breakpoint
ALTER TABLE `reports` ADD `reason` text;