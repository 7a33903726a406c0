CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_read_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_user` ON `calendar_feeds` (`user_id`);--> statement-breakpoint
CREATE TABLE `change_rounds` (
	`change_id` text NOT NULL,
	`review_id` text NOT NULL,
	`question_ids` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`change_id`, `review_id`),
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `change_rounds_review` ON `change_rounds` (`review_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`offering_id` text NOT NULL,
	`use_id` text,
	`what` text NOT NULL,
	`happened_on` text,
	`due_on` text NOT NULL,
	`source` text NOT NULL,
	`recorded_by_id` text,
	`invitation_id` text,
	`evidence_id` text,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by_id` text,
	`withdrawn_reason` text,
	FOREIGN KEY (`offering_id`) REFERENCES `offerings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`use_id`) REFERENCES `uses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `changes_offering` ON `changes` (`offering_id`,`at`);--> statement-breakpoint
CREATE TABLE `due_items` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`due_at` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_until` integer,
	`last_error` text,
	`done_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `due_items_due` ON `due_items` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `due_items_review` ON `due_items` (`review_id`,`status`);--> statement-breakpoint
ALTER TABLE `reviews` ADD `kind` text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `asks` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `prepared_because` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `owner_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `reviews` ADD `full_decided_on` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `next_light_on` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `snoozed` text;--> statement-breakpoint
CREATE INDEX `reviews_prior` ON `reviews` (`prior_review_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `digest` integer DEFAULT true NOT NULL;