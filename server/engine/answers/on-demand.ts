import { compile, type Step } from '../kernel/compile.ts'
import { extend, type Frame } from '../kernel/run.ts'
import { REGISTRY } from '../registry.ts'
import type { EngineModel } from '../world.ts'
import { TOLD_AGAIN } from './told-again.ts'
import { CHARTED } from './charted-figures.ts'
import { CREW_PARTS } from './crew-parts.ts'
import { FLOW } from './flow-figures.ts'
import { readRegions } from './region-figures.ts'
import { readRuns } from './run-figures.ts'
import { SCHEDULE_DATES } from './schedule-dates.ts'
import { SCHEDULE_PROGRESS } from './schedule-progress.ts'
import { applicationShare, planServed, readServedShares } from './served-shares.ts'
import { SITE_CAPITAL } from './site-capital.ts'
import { SITE_SHARES } from './site-shares.ts'

/** Quantities that only an explanation asks for: no run computes them. */
export const ON_DEMAND: readonly Step[] = [
	planServed,
	applicationShare,
	readServedShares,
	...SITE_SHARES,
	...SITE_CAPITAL,
	readRuns,
	readRegions,
	...CREW_PARTS,
	...SCHEDULE_DATES,
	...SCHEDULE_PROGRESS,
	...CHARTED,
	...FLOW,
	...TOLD_AGAIN,
]

const PROGRAM = compile([...REGISTRY, ...ON_DEMAND])

const extended = new WeakMap<Frame<EngineModel>, Frame<EngineModel>>()

/** A finished run with the quantities that only explanations ask for; made once a run. */
export function withOnDemand(frame: Frame<EngineModel>): Frame<EngineModel> {
	if (frame.program === PROGRAM) return frame
	const made = extended.get(frame) ?? extend(frame, PROGRAM)
	extended.set(frame, made)
	return made
}
