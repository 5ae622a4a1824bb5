import { askEngine } from '#server/engine-pool/ask-engine.ts'
import type { PlanAnswers } from '#server/engine-pool/answers.ts'
import { findSamplePlan } from './sample-plan.ts'

export type SamplePreview = ReturnType<PlanAnswers['landing']>

// The sample changes only as a server starts, so one computation serves every visitor.
let shown: Promise<SamplePreview | null> | null = null

async function readSample(): Promise<SamplePreview | null> {
	const asking = await findSamplePlan()
	return asking === null ? null : await askEngine('landing', { ...asking, question: undefined })
}

/** The sample plan, for the page everybody sees first; null on an install without a sample. */
export async function previewSample(): Promise<SamplePreview | null> {
	shown ??= readSample()
	const preview = await shown.catch(() => null)
	// Not seeded yet, or the database was away: look again next time.
	if (preview === null) shown = null
	return preview
}
