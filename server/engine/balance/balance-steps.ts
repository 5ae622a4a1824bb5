import type { Step } from '../kernel/compile.ts'
import { balancePlan, sizePlanReplicas } from './balance-algorithms.ts'
import { averageItPower, energisedNameplate, itPower, poolAveragePower } from './power.quantities.ts'
import { LAYER_FORMULAS } from './layer-formulas.ts'

/** Formulas and algorithms of replicas, balance and layers, once each. */
export const BALANCE_STEPS: readonly Step[] = [
	sizePlanReplicas,
	balancePlan,
	energisedNameplate,
	itPower,
	poolAveragePower,
	averageItPower,
	...LAYER_FORMULAS,
]
