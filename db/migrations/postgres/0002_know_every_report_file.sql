CREATE TABLE "report_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"paper" text,
	"audience" text DEFAULT 'full' NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_review_id_version_reports_review_id_version_fk" FOREIGN KEY ("review_id","version") REFERENCES "public"."reports"("review_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_files_report" ON "report_files" USING btree ("review_id","version");