import { DAYS_PER_MONTH } from '#shared/units/conversions.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

const SOURCE = 'Sites, as entered'

/** Mean over the month of all that is switched off in it: megawatts · days ÷ 30.4. Rule pR4. */
export const plannedOutage = defineInput({
	scope: 'site',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	id: 'infrastructure.plannedOutage',
	symbol: 'P_out,plan',
	label: 'IT power in planned outages, over the month',
	rule: 'pR4',
	source: SOURCE,
	read: ({ model }: EngineWorld, index, month) => {
		const name = model.months[month]
		const outages = (model.plan.sites[index]?.outages ?? []).filter((outage) => outage.month === name)
		if (outages.length === 0) return NONE
		const MW = outages.reduce((sum, { days, itMW }) => sum + (itMW * days) / DAYS_PER_MONTH, 0)
		return fromPlan(model, { list: 'sites', index, field: 'outages' }, MW)
	},
})

const NONE = fromRule(0, { rule: 'pR4', text: 'no_outage_planned', source: SOURCE })
