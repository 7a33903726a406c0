CREATE TABLE `answer_versions` (
	`review_id` text NOT NULL,
	`question_id` text NOT NULL,
	`submission` integer NOT NULL,
	`revision` integer NOT NULL,
	`value` text,
	`comment` text DEFAULT '' NOT NULL,
	`exception` text,
	`not_applicable` text,
	`link` text,
	`invitation_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `question_id`, `submission`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`review_id` text NOT NULL,
	`question_id` text NOT NULL,
	`value` text,
	`comment` text DEFAULT '' NOT NULL,
	`exception` text,
	`not_applicable` text,
	`link` text,
	`as_of` text,
	`invitation_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`from_review_id` text,
	`from_date` text,
	`confirmed_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`review_id`, `question_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`proposal_id` text NOT NULL,
	`by_id` text NOT NULL,
	`approved` text NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `by_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`kind` text NOT NULL,
	`review_id` text,
	`body` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_review` ON `audit_events` (`review_id`,`seq`);--> statement-breakpoint
CREATE TABLE `clarifications` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`question_id` text NOT NULL,
	`side` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`by_id` text,
	`invitation_id` text,
	`at` integer NOT NULL,
	`sent_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clarifications_review` ON `clarifications` (`review_id`,`question_id`,`at`);--> statement-breakpoint
CREATE TABLE `conditions` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`sentence` text NOT NULL,
	`owner_side` text NOT NULL,
	`owner` text NOT NULL,
	`due_on` text NOT NULL,
	`evidence_needed` text NOT NULL,
	`consequence` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`status_note` text DEFAULT '' NOT NULL,
	`status_by_id` text,
	`status_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`status_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conditions_review_number` ON `conditions` (`review_id`,`number`);--> statement-breakpoint
CREATE INDEX `conditions_due` ON `conditions` (`status`,`due_on`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_vendor_email` ON `contacts` (`vendor_id`,`email`);--> statement-breakpoint
CREATE TABLE `dry_runs` (
	`invitation_id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`upload` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`review_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`period_start` text,
	`period_end` text,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`invitation_id` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`from_review_id` text,
	`removed_at` integer,
	`status` text DEFAULT 'unreviewed' NOT NULL,
	`status_reason` text,
	`status_by_id` text,
	`status_at` integer,
	PRIMARY KEY(`review_id`, `id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`status_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `evidence_links` (
	`review_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`question_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `evidence_id`, `question_id`),
	FOREIGN KEY (`review_id`,`evidence_id`) REFERENCES `evidence`(`review_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `evidence_links_question` ON `evidence_links` (`review_id`,`question_id`);--> statement-breakpoint
CREATE TABLE `evidence_readings` (
	`review_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`issuer` text NOT NULL,
	`scope` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`period_start` text,
	`period_end` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `evidence_id`, `seq`),
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`,`evidence_id`) REFERENCES `evidence`(`review_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `explanations` (
	`review_id` text NOT NULL,
	`contradiction` text NOT NULL,
	`text` text NOT NULL,
	`invitation_id` text NOT NULL,
	`at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`review_id`, `contradiction`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`severity` text NOT NULL,
	`statement` text NOT NULL,
	`impact` text DEFAULT '' NOT NULL,
	`question_id` text,
	`treatment` text NOT NULL,
	`owner` text NOT NULL,
	`due_on` text,
	`status` text DEFAULT 'open' NOT NULL,
	`raised_by_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`rule` text,
	`closure` text DEFAULT '' NOT NULL,
	`closure_evidence_id` text,
	`closed_by_id` text,
	`closed_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`raised_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `findings_review_number` ON `findings` (`review_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `findings_review_rule` ON `findings` (`review_id`,`rule`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`role` text DEFAULT 'lead' NOT NULL,
	`scope` text,
	`invited_by_id` text,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`stop_reminders_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_review` ON `invitations` (`review_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`question_id` text,
	`text` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notes_review` ON `notes` (`review_id`);--> statement-breakpoint
CREATE TABLE `offerings` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`plan` text NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`search_key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offerings_vendor_key` ON `offerings` (`vendor_id`,`search_key`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`to_name` text NOT NULL,
	`to_email` text NOT NULL,
	`due_at` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_until` integer,
	`last_error` text,
	`sent_at` integer,
	`message_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_review` ON `outbox` (`review_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`seq` integer NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`valid_until` text,
	`conditions` text NOT NULL,
	`status` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_review_seq` ON `proposals` (`review_id`,`seq`);--> statement-breakpoint
CREATE TABLE `questionnaires` (
	`slug` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`definition` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`slug`, `version`)
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`review_id` text NOT NULL,
	`version` integer NOT NULL,
	`record` text NOT NULL,
	`record_hash` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`frozen_by_id` text NOT NULL,
	PRIMARY KEY(`review_id`, `version`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`frozen_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reports_hash` ON `reports` (`record_hash`);--> statement-breakpoint
CREATE TABLE `respondent_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`purpose` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `respondent_codes_invitation` ON `respondent_codes` (`invitation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `respondent_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`invitation_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `respondent_sessions_token` ON `respondent_sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `respondent_sessions_invitation` ON `respondent_sessions` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`use_id` text NOT NULL,
	`offering_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`round` integer DEFAULT 1 NOT NULL,
	`prior_review_id` text,
	`status` text NOT NULL,
	`tier` integer NOT NULL,
	`tier_reasons` text NOT NULL,
	`tier_raised` text,
	`intake_facts` text NOT NULL,
	`questionnaire_slug` text NOT NULL,
	`questionnaire_version` integer NOT NULL,
	`questionnaire_hash` text NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`launched_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`sent_at` integer,
	`opened_at` integer,
	`last_activity_at` integer,
	`submitted_at` integer,
	`attestation` text,
	`decided_at` integer,
	`outcome_released_at` integer,
	`outcome_released_by_id` text,
	`decision` text,
	`valid_until` text,
	`next_review_on` text,
	`next_review_reason` text,
	`assured_tenths` integer,
	`as_stated_tenths` integer,
	`residual` text,
	`cancel_reason` text,
	`returned` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`use_id`) REFERENCES `uses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offering_id`) REFERENCES `offerings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`launched_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outcome_released_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_number` ON `reviews` (`number`);--> statement-breakpoint
CREATE INDEX `reviews_status` ON `reviews` (`status`,`due_on`);--> statement-breakpoint
CREATE INDEX `reviews_next` ON `reviews` (`next_review_on`);--> statement-breakpoint
CREATE INDEX `reviews_offering` ON `reviews` (`offering_id`);--> statement-breakpoint
CREATE INDEX `reviews_use` ON `reviews` (`use_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`device` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_sessions_token` ON `staff_sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `staff_sessions_user` ON `staff_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `suggestion_words` (
	`review_id` text NOT NULL,
	`rule` text NOT NULL,
	`seq` integer NOT NULL,
	`word` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `rule`, `seq`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`password_temporary` integer DEFAULT false NOT NULL,
	`roles` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`shortcuts` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `uses` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`requester_id` text NOT NULL,
	`owner` text NOT NULL,
	`offering_id` text,
	`intake_version` integer NOT NULL,
	`intake` text NOT NULL,
	`tier` integer,
	`points` integer NOT NULL,
	`tier_reasons` text NOT NULL,
	`tier_change` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`requester_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offering_id`) REFERENCES `offerings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `uses_requester` ON `uses` (`requester_id`);--> statement-breakpoint
CREATE TABLE `vendors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`legal_name` text NOT NULL,
	`domain` text NOT NULL,
	`search_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendors_domain` ON `vendors` (`domain`);--> statement-breakpoint
CREATE INDEX `vendors_search` ON `vendors` (`search_key`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`question_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`credit` integer,
	`not_applicable_accepted` text,
	`reason` text DEFAULT '' NOT NULL,
	`answer_revision` integer NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_question_seq` ON `verdicts` (`review_id`,`question_id`,`seq`);--> statement-breakpoint
CREATE TABLE `waivers` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`rule` text NOT NULL,
	`question_id` text NOT NULL,
	`sentence` text NOT NULL,
	`executive` text NOT NULL,
	`executive_title` text NOT NULL,
	`reason` text NOT NULL,
	`ends_on` text NOT NULL,
	`recorded_by_id` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_by_id` text,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waivers_review` ON `waivers` (`review_id`,`rule`);--> statement-breakpoint
CREATE INDEX `waivers_end` ON `waivers` (`ends_on`);