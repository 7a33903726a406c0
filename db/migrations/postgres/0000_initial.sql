CREATE TABLE "answer_versions" (
	"review_id" text NOT NULL,
	"question_id" text NOT NULL,
	"submission" integer NOT NULL,
	"revision" integer NOT NULL,
	"value" jsonb,
	"comment" text DEFAULT '' NOT NULL,
	"exception" text,
	"not_applicable" text,
	"link" text,
	"invitation_id" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_versions_review_id_question_id_submission_pk" PRIMARY KEY("review_id","question_id","submission")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"review_id" text NOT NULL,
	"question_id" text NOT NULL,
	"value" jsonb,
	"comment" text DEFAULT '' NOT NULL,
	"exception" text,
	"not_applicable" text,
	"link" text,
	"as_of" text,
	"invitation_id" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"from_review_id" text,
	"from_date" text,
	"confirmed_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "answers_review_id_question_id_pk" PRIMARY KEY("review_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"proposal_id" text NOT NULL,
	"by_id" text NOT NULL,
	"approved" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "approvals_proposal_id_by_id_pk" PRIMARY KEY("proposal_id","by_id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"review_id" text,
	"body" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarifications" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"question_id" text NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"by_id" text,
	"invitation_id" text,
	"at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conditions" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"number" integer NOT NULL,
	"sentence" text NOT NULL,
	"owner_side" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" text NOT NULL,
	"evidence_needed" text NOT NULL,
	"consequence" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"status_note" text DEFAULT '' NOT NULL,
	"status_by_id" text,
	"status_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dry_runs" (
	"invitation_id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"upload" jsonb NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"review_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"issuer" text DEFAULT '' NOT NULL,
	"scope" text DEFAULT '' NOT NULL,
	"valid_from" text,
	"valid_to" text,
	"period_start" text,
	"period_end" text,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"invitation_id" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"from_review_id" text,
	"removed_at" timestamp with time zone,
	"status" text DEFAULT 'unreviewed' NOT NULL,
	"status_reason" text,
	"status_by_id" text,
	"status_at" timestamp with time zone,
	CONSTRAINT "evidence_review_id_id_pk" PRIMARY KEY("review_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence_links" (
	"review_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"question_id" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_links_review_id_evidence_id_question_id_pk" PRIMARY KEY("review_id","evidence_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_readings" (
	"review_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"issuer" text NOT NULL,
	"scope" text NOT NULL,
	"valid_from" text,
	"valid_to" text,
	"period_start" text,
	"period_end" text,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_readings_review_id_evidence_id_seq_pk" PRIMARY KEY("review_id","evidence_id","seq")
);
--> statement-breakpoint
CREATE TABLE "explanations" (
	"review_id" text NOT NULL,
	"contradiction" text NOT NULL,
	"text" text NOT NULL,
	"invitation_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "explanations_review_id_contradiction_pk" PRIMARY KEY("review_id","contradiction")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"number" integer NOT NULL,
	"severity" text NOT NULL,
	"statement" text NOT NULL,
	"impact" text DEFAULT '' NOT NULL,
	"question_id" text,
	"treatment" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" text,
	"status" text DEFAULT 'open' NOT NULL,
	"raised_by_id" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"rule" text,
	"closure" text DEFAULT '' NOT NULL,
	"closure_evidence_id" text,
	"closed_by_id" text,
	"closed_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"role" text DEFAULT 'lead' NOT NULL,
	"scope" jsonb,
	"invited_by_id" text,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"stop_reminders_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"question_id" text,
	"text" text NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offerings" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"plan" text NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"search_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"to_name" text NOT NULL,
	"to_email" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"message_id" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"seq" integer NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"valid_until" text,
	"conditions" jsonb NOT NULL,
	"status" text NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"definition" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "questionnaires_slug_version_pk" PRIMARY KEY("slug","version")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"review_id" text NOT NULL,
	"version" integer NOT NULL,
	"record" text NOT NULL,
	"record_hash" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_by_id" text NOT NULL,
	CONSTRAINT "reports_review_id_version_pk" PRIMARY KEY("review_id","version")
);
--> statement-breakpoint
CREATE TABLE "respondent_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "respondent_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"invitation_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"use_id" text NOT NULL,
	"offering_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"prior_review_id" text,
	"status" text NOT NULL,
	"tier" integer NOT NULL,
	"tier_reasons" jsonb NOT NULL,
	"tier_raised" jsonb,
	"intake_facts" jsonb NOT NULL,
	"questionnaire_slug" text NOT NULL,
	"questionnaire_version" integer NOT NULL,
	"questionnaire_hash" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"launched_by_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_on" text NOT NULL,
	"sent_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"attestation" jsonb,
	"decided_at" timestamp with time zone,
	"outcome_released_at" timestamp with time zone,
	"outcome_released_by_id" text,
	"decision" text,
	"valid_until" text,
	"next_review_on" text,
	"next_review_reason" text,
	"assured_tenths" integer,
	"as_stated_tenths" integer,
	"residual" text,
	"cancel_reason" text,
	"returned" jsonb,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"device" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestion_words" (
	"review_id" text NOT NULL,
	"rule" text NOT NULL,
	"seq" integer NOT NULL,
	"word" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "suggestion_words_review_id_rule_seq_pk" PRIMARY KEY("review_id","rule","seq")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"password_temporary" boolean DEFAULT false NOT NULL,
	"roles" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"shortcuts" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uses" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"requester_id" text NOT NULL,
	"owner" text NOT NULL,
	"offering_id" text,
	"intake_version" integer NOT NULL,
	"intake" jsonb NOT NULL,
	"tier" integer,
	"points" integer NOT NULL,
	"tier_reasons" jsonb NOT NULL,
	"tier_change" jsonb,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendors" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"domain" text NOT NULL,
	"search_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"question_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"credit" integer,
	"not_applicable_accepted" text,
	"reason" text DEFAULT '' NOT NULL,
	"answer_revision" integer NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"rule" text NOT NULL,
	"question_id" text NOT NULL,
	"sentence" text NOT NULL,
	"executive" text NOT NULL,
	"executive_title" text NOT NULL,
	"reason" text NOT NULL,
	"ends_on" text NOT NULL,
	"recorded_by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_by_id" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text
);
--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_from_review_id_reviews_id_fk" FOREIGN KEY ("from_review_id") REFERENCES "public"."reviews"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_status_by_id_users_id_fk" FOREIGN KEY ("status_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dry_runs" ADD CONSTRAINT "dry_runs_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_from_review_id_reviews_id_fk" FOREIGN KEY ("from_review_id") REFERENCES "public"."reviews"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_status_by_id_users_id_fk" FOREIGN KEY ("status_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_review_id_evidence_id_evidence_review_id_id_fk" FOREIGN KEY ("review_id","evidence_id") REFERENCES "public"."evidence"("review_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_readings" ADD CONSTRAINT "evidence_readings_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_readings" ADD CONSTRAINT "evidence_readings_review_id_evidence_id_evidence_review_id_id_fk" FOREIGN KEY ("review_id","evidence_id") REFERENCES "public"."evidence"("review_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "explanations" ADD CONSTRAINT "explanations_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "explanations" ADD CONSTRAINT "explanations_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_raised_by_id_users_id_fk" FOREIGN KEY ("raised_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_vendor_id_vendors_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_frozen_by_id_users_id_fk" FOREIGN KEY ("frozen_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "respondent_codes" ADD CONSTRAINT "respondent_codes_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "respondent_sessions" ADD CONSTRAINT "respondent_sessions_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_use_id_uses_id_fk" FOREIGN KEY ("use_id") REFERENCES "public"."uses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_offering_id_offerings_id_fk" FOREIGN KEY ("offering_id") REFERENCES "public"."offerings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_launched_by_id_users_id_fk" FOREIGN KEY ("launched_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_outcome_released_by_id_users_id_fk" FOREIGN KEY ("outcome_released_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_words" ADD CONSTRAINT "suggestion_words_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_words" ADD CONSTRAINT "suggestion_words_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_requester_id_users_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uses" ADD CONSTRAINT "uses_offering_id_offerings_id_fk" FOREIGN KEY ("offering_id") REFERENCES "public"."offerings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_review" ON "audit_events" USING btree ("review_id","seq");--> statement-breakpoint
CREATE INDEX "clarifications_review" ON "clarifications" USING btree ("review_id","question_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "conditions_review_number" ON "conditions" USING btree ("review_id","number");--> statement-breakpoint
CREATE INDEX "conditions_due" ON "conditions" USING btree ("status","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_vendor_email" ON "contacts" USING btree ("vendor_id","email");--> statement-breakpoint
CREATE INDEX "evidence_links_question" ON "evidence_links" USING btree ("review_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_review_number" ON "findings" USING btree ("review_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_review_rule" ON "findings" USING btree ("review_id","rule");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_review" ON "invitations" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "notes_review" ON "notes" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offerings_vendor_key" ON "offerings" USING btree ("vendor_id","search_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "outbox_review" ON "outbox" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_review_seq" ON "proposals" USING btree ("review_id","seq");--> statement-breakpoint
CREATE INDEX "reports_hash" ON "reports" USING btree ("record_hash");--> statement-breakpoint
CREATE INDEX "respondent_codes_invitation" ON "respondent_codes" USING btree ("invitation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "respondent_sessions_token" ON "respondent_sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "respondent_sessions_invitation" ON "respondent_sessions" USING btree ("invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_number" ON "reviews" USING btree ("number");--> statement-breakpoint
CREATE INDEX "reviews_status" ON "reviews" USING btree ("status","due_on");--> statement-breakpoint
CREATE INDEX "reviews_next" ON "reviews" USING btree ("next_review_on");--> statement-breakpoint
CREATE INDEX "reviews_offering" ON "reviews" USING btree ("offering_id");--> statement-breakpoint
CREATE INDEX "reviews_use" ON "reviews" USING btree ("use_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_sessions_token" ON "staff_sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "staff_sessions_user" ON "staff_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "uses_requester" ON "uses" USING btree ("requester_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vendors_domain" ON "vendors" USING btree ("domain");--> statement-breakpoint
CREATE INDEX "vendors_search" ON "vendors" USING btree ("search_key");--> statement-breakpoint
CREATE UNIQUE INDEX "verdicts_question_seq" ON "verdicts" USING btree ("review_id","question_id","seq");--> statement-breakpoint
CREATE INDEX "waivers_review" ON "waivers" USING btree ("review_id","rule");--> statement-breakpoint
CREATE INDEX "waivers_end" ON "waivers" USING btree ("ends_on");