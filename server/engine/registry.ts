import type { Step } from './kernel/compile.ts'
import * as balanceAlgorithms from './balance/balance-algorithms.ts'
import * as buildoutFormulas from './balance/buildout/buildout-formulas.ts'
import * as demandEffects from './balance/demand/demand-effects.ts'
import * as layerFormulas from './balance/layers/layer-formulas.ts'
import * as power from './balance/power.quantities.ts'
import * as stepTime from './balance/replicas/step-time.ts'
import * as planTotals from './document/plan-totals.ts'
import * as environmentAttributes from './environment/environment-attributes.ts'
import * as environmentFreeYears from './environment/environment-free-years.ts'
import * as environmentTotals from './environment/environment-totals.ts'
import * as environmentWater from './environment/environment-water.ts'
import * as environmentYears from './environment/environment-years.ts'
import * as environment from './environment/environment.ts'
import * as dateLots from './equipment/date-lots.ts'
import * as hallHeat from './equipment/hall-heat.ts'
import * as hallLoads from './equipment/hall-loads.ts'
import * as lotUnits from './equipment/lot-units.ts'
import * as network from './equipment/network.ts'
import * as sizeLots from './equipment/size-lots.ts'
import * as space from './equipment/space.ts'
import * as demandFormulas from './layers/applications/demand-formulas.ts'
import * as available from './layers/energy/available.ts'
import * as battery from './layers/energy/battery.ts'
import * as curtailment from './layers/energy/curtailment.ts'
import * as delay from './layers/energy/delay.ts'
import * as fuel from './layers/energy/fuel.ts'
import * as notBilled from './layers/energy/not-billed.ts'
import * as pue from './layers/energy/pue.ts'
import * as purchaseBill from './layers/energy/purchase/purchase-bill.ts'
import * as purchaseEnergy from './layers/energy/purchase/purchase-energy.ts'
import * as purchase from './layers/energy/purchase/purchase.ts'
import * as infrastructureAvailable from './layers/infrastructure/available.ts'
import * as fillHalls from './layers/infrastructure/fill-halls.ts'
import * as goodput from './layers/models/goodput.ts'
import * as memoryFormulas from './layers/models/memory-formulas.ts'
import * as trainingEfficiency from './layers/models/training-efficiency.ts'
import * as trainingFormulas from './layers/models/training-formulas.ts'
import * as trainingLimits from './layers/models/training-limits.ts'
import * as trainingRate from './layers/models/training-rate.ts'
import * as financeBefore from './money/finance-before.ts'
import * as financeChips from './money/finance-chips.ts'
import * as financeConnection from './money/finance-connection.ts'
import * as financeDeliveries from './money/finance-deliveries.ts'
import * as financeHalls from './money/finance-halls.ts'
import * as financeLabour from './money/finance-labour.ts'
import * as financePlan from './money/finance-plan.ts'
import * as financeRevenue from './money/finance-revenue.ts'
import * as financeStaff from './money/finance-staff.ts'
import * as financeTotals from './money/finance-totals.ts'
import * as stranded from './money/stranded.ts'
import * as workforceGating from './people/workforce-gating.ts'
import * as workforceHeads from './people/workforce-heads.ts'
import * as workforcePayInputs from './people/workforce-pay-inputs.ts'
import * as workforcePay from './people/workforce-pay.ts'
import * as workforcePlan from './people/workforce-plan.ts'
import * as workforceStaff from './people/workforce-staff.ts'
import * as workforceTrades from './people/workforce-trades.ts'
import * as crewSchedule from './schedule/crews/crew-schedule.ts'
import * as siteInputs from './schedule/site-inputs.ts'
import * as orderInputs from './schedule/supply/order-inputs.ts'
import * as headlineStep from './shortfall/headline-step.ts'
import * as lostPower from './shortfall/lost-power.ts'
import * as neverNeeded from './shortfall/never-needed.ts'

/** The modules that define formulas and algorithms, in no order: which needs which is read off them. */
const MODULES = [
	balanceAlgorithms,
	buildoutFormulas,
	demandEffects,
	layerFormulas,
	power,
	stepTime,
	planTotals,
	environmentAttributes,
	environmentFreeYears,
	environmentTotals,
	environmentWater,
	environmentYears,
	environment,
	dateLots,
	hallHeat,
	hallLoads,
	lotUnits,
	network,
	sizeLots,
	space,
	demandFormulas,
	available,
	battery,
	curtailment,
	delay,
	fuel,
	notBilled,
	pue,
	purchaseBill,
	purchaseEnergy,
	purchase,
	infrastructureAvailable,
	fillHalls,
	goodput,
	memoryFormulas,
	trainingEfficiency,
	trainingFormulas,
	trainingLimits,
	trainingRate,
	financeBefore,
	financeChips,
	financeConnection,
	financeDeliveries,
	financeHalls,
	financeLabour,
	financePlan,
	financeRevenue,
	financeStaff,
	financeTotals,
	stranded,
	workforceGating,
	workforceHeads,
	workforcePayInputs,
	workforcePay,
	workforcePlan,
	workforceStaff,
	workforceTrades,
	crewSchedule,
	siteInputs,
	orderInputs,
	headlineStep,
	lostPower,
	neverNeeded,
]

/** Every formula and algorithm of the engine, and inputs that are shown and not read. Others are found through what reads them. */
export const REGISTRY: readonly Step[] = MODULES.flatMap((module) => stepsIn(module))

/** What a module defines, alone or several together. */
function stepsIn(exported: unknown): readonly Step[] {
	if (isStep(exported)) return [exported]
	return isRecord(exported) ? Object.values(exported).flatMap(stepsIn) : []
}

function isStep(value: unknown): value is Step {
	return isRecord(value) && 'node' in value && 'id' in value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null
}
