import { z } from 'zod'
import { runSimulation } from '#server/actions/simulations/simulations.ts'
import { endJob, type JobRow } from '#server/store/rows/api-jobs.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import { tellOfJob } from './report-jobs.ts'
import { askedSimulationSchema } from './simulation-jobs.ts'
import { askerOf, failJob, GivenUp, noting, workOnJobs, type JobCraft } from './work-on-job.ts'

/** Simulates for whoever asked, with what they may do today. */
async function carryOut(job: JobRow, stopping: AbortSignal): Promise<void> {
	const { teamId, id, projectId } = job
	const { scenarioId, by, token, settings } = askedSimulationSchema.parse(job.asked)
	const actor = await askerOf(job, { by, token })
	if (typeof actor === 'string') return await failJob(craft, job, actor)
	const progress = noting(job, stopping)
	const found = (result: SimulationResult | null) => {
		const { done, of } = result?.progress ?? { done: 0, of: 0 }
		progress.found({ partsDone: done, parts: of, part: 'draws' })
	}
	try {
		const asked = { settings, signal: progress.signal, found }
		const { result, rev: version } = await runSimulation(actor, { projectId, scenarioId }, asked)
		const outcome = { version, result: z.json().parse(result) }
		if (!(await endJob({ teamId }, id, { state: 'done', outcome }))) throw new GivenUp()
		await tellOfJob({ ...job, state: 'done' })
	} catch (error) {
		if (progress.isGivenUp()) throw new GivenUp()
		throw error
	}
}

const craft: JobCraft = {
	...{ kind: 'simulation', carryOut, says: 'The odds could not be drawn.' },
	// Who asked is a program: it looks for itself.
	failed: () => Promise.resolve(),
}
export const workOnSimulation = workOnJobs(craft)
