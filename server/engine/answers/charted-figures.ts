import { energyBuildout } from '../balance/buildout/buildout-formulas.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineFormula, defineOutput } from '../kernel/quantity.ts'
import { housedPower } from '../layers/infrastructure/available.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { capex, opex } from '../money/finance-plan.ts'
import { revenue } from '../money/revenue/revenue.ts'
import { hallPlannedFinish } from '../schedule/schedule.quantities.ts'
import type { EngineModel } from '../world.ts'

const POWER = { per: 'month', kind: 'state', unit: 'itMW' } as const

const runnable = defineFormula({
	...POWER,
	scope: 'site',
	rule: 'B13',
	source: 'Methodology §2: build-out view',
	id: 'infrastructure.runnable',
	symbol: 'P_run',
	label: 'IT power with firm power and a hall',
	inputs: { power: energyBuildout, halls: housedPower },
	expression: 'min(power, halls)',
	examples: [{ inputs: { power: 100, halls: 60 }, value: 60 }],
})

const plannedReady = defineOutput({
	...POWER,
	scope: 'phase',
	rule: 'S1',
	source: 'Methodology §3',
	id: 'infrastructure.plannedReady',
	symbol: 'P_plan',
	label: 'IT power of halls on planned dates',
})

const HALLS = { power: phaseItMW, finish: hallPlannedFinish }
const READY = { ready: plannedReady }

const readPlannedHalls = defineAlgorithm<EngineModel, typeof HALLS, typeof READY, null>({
	id: 'infrastructure.readPlannedHalls',
	label: 'Halls, planned',
	rule: 'S1',
	method: 'A hall counts from the month after its planned finish.',
	inputs: HALLS,
	outputs: READY,
	run: ({ world: { model, months }, input, output }) => {
		model.plan.buildPhases.forEach((_, hall) => {
			const from = Math.min(months, Math.max(0, input.finish.at(hall, 0) + 1))
			output.ready.fill(input.power.at(hall, 0), hall * months + from, (hall + 1) * months)
		})
		return null
	},
})

const TO_DATE = { scope: 'plan', per: 'month', kind: 'state', unit: 'usd', source: 'Methodology §5' } as const

const spentToDate = defineOutput({
	...TO_DATE,
	rule: 'F7',
	id: 'finance.spentToDate',
	symbol: 'Σ $_out',
	label: 'Cumulative spending, capex and opex',
})
const earnedToDate = defineOutput({
	...TO_DATE,
	rule: 'F12',
	id: 'finance.earnedToDate',
	symbol: 'Σ $_rev',
	label: 'Cumulative revenue',
})

const MONEY = { capex, opex, revenue }
const SO_FAR = { spent: spentToDate, earned: earnedToDate }

const addUpMoney = defineAlgorithm<EngineModel, typeof MONEY, typeof SO_FAR, null>({
	id: 'finance.addUpMoney',
	label: 'Cumulative spending and revenue',
	rule: 'F7',
	method: 'Sum of the months from the plan’s first to this one.',
	inputs: MONEY,
	outputs: SO_FAR,
	run: ({ world, input, output }) => {
		let [spent, earned] = [0, 0]
		for (let month = 0; month < world.months; month++) {
			output.spent[month] = spent += input.capex.at(0, month) + input.opex.at(0, month)
			output.earned[month] = earned += input.revenue.at(0, month)
		}
		return null
	},
})

/** What charts draw that is neither of one place nor of one month. */
export const CHARTED = [runnable, readPlannedHalls, addUpMoney] as const
