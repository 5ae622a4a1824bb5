import { setTimeout as pause } from 'node:timers/promises'
import { computePlan } from '#server/engine/compute-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { previewSample } from '#server/services/projects/preview-sample.ts'
import { draftOf } from './plan-edit.ts'

/** From the fourth time on the engine is as fast as it gets. */
const TIMES = 4
/** Requests come in between. */
const REST_MS = 50

/**
 * Does what an edit does, on the sample plan and without writing, until the code for it is compiled: the first person to
 * edit after a start then waits no longer than the ones after. Never fails: it is only about time.
 */
export async function warmUp(): Promise<void> {
	const preview = await previewSample()
	if (preview === null) return
	for (let time = 0; time < TIMES; time += 1) {
		await pause(REST_MS, undefined, { ref: false })
		const parsed = parsePlanFile(draftOf(preview.plan))
		if (parsed.ok) JSON.stringify(computePlan(parsed.plan))
	}
}
