ALTER TABLE `evidence` ADD `period_start` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `period_end` text;