CREATE TABLE "report_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"audience" text NOT NULL,
	"paper" text NOT NULL,
	"items" jsonb NOT NULL,
	"status" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" jsonb NOT NULL,
	"claimed_until" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "report_batches" ADD CONSTRAINT "report_batches_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_batches_status" ON "report_batches" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "report_batches_by" ON "report_batches" USING btree ("by_id","created_at");