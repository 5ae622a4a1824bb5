import { askEngine } from '#server/runs/ask-engine.ts'
import type { PlanAnswers } from '#server/runs/answers.ts'
import { keepOne } from '#server/actions/plans/keep-answers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { findSamplePlan } from './sample-plan.ts'

export type SamplePreview = ReturnType<PlanAnswers['landing']>

class NoSample extends Error {}

async function sampleAsked() {
	const asking = await findSamplePlan()
	if (asking === null) throw new NoSample()
	return asking
}

// The sample changes only as a server starts, so one computation serves every visitor. The page is there without it, too:
// nobody waits long.
const preview = keepOne(async () => await askEngine('landing', { ...(await sampleAsked()), question: undefined }), {
	patienceMs: 1500,
})
const plan = keepOne(async () => await askEngine('plan', { ...(await sampleAsked()), question: undefined }))

/** The sample plan, for the page everybody sees first; null on an install without a sample, and while it is being computed. */
export async function previewSample(): Promise<SamplePreview | null> {
	return await preview().catch(() => null)
}

/**
 * The sample itself, to be copied; null on an install without one.
 * @throws unavailable while it is being read
 */
export async function readSample(): Promise<PlanFile | null> {
	return await plan().catch((error: unknown) => {
		if (error instanceof NoSample) return null
		throw error
	})
}
