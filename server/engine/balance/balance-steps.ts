import type { Step } from '../kernel/compile.ts'
import { balancePlan, sizePlanReplicas } from './balance-algorithms.ts'
import { applicationDemanded, applicationMean } from './demand/demand-effects.ts'
import { averageItPower, energisedNameplate, itPower, poolAveragePower } from './power.quantities.ts'
import { minimumReplicaSize } from '../layers/models/memory-formulas.ts'
import { prefillInterference, stepTime } from './replicas/step-time.ts'
import { LAYER_FORMULAS } from './layers/layer-formulas.ts'

/** Formulas and algorithms of replicas, balance and layers, once each. */
export const BALANCE_STEPS: readonly Step[] = [
	minimumReplicaSize,
	sizePlanReplicas,
	stepTime,
	prefillInterference,
	balancePlan,
	applicationDemanded,
	applicationMean,
	energisedNameplate,
	itPower,
	poolAveragePower,
	averageItPower,
	...LAYER_FORMULAS,
]
