import type { Step } from '../kernel/compile.ts'
import { findHeadline } from './headline-step.ts'
import { lostToDemand, lostToTarget, planLostToDemand, planLostToTarget, targetPower } from './lost-power.ts'
import { findNeverNeeded, PLAN_NEVER_NEEDED } from './never-needed.ts'

/** Formulas and algorithms of what a plan loses and of what it builds for nothing. */
export const SHORTFALL_STEPS: readonly Step[] = [
	targetPower,
	lostToDemand,
	lostToTarget,
	planLostToDemand,
	planLostToTarget,
	findHeadline,
	findNeverNeeded,
	...Object.values(PLAN_NEVER_NEEDED.units),
	...Object.values(PLAN_NEVER_NEEDED.usd),
]
