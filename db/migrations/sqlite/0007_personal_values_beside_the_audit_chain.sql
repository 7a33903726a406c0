CREATE TABLE `audit_values` (
	`seq` integer PRIMARY KEY NOT NULL,
	`kept` text NOT NULL,
	`search_key` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_events`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_events_kind` ON `audit_events` (`kind`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_events_actor` ON `audit_events` (`actor`,`seq`);