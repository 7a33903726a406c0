ALTER TABLE "evidence" ADD COLUMN "period_start" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "period_end" text;