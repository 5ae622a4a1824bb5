import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { formulaValue } from '../../kernel/evaluate.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { overtimePay } from '../../people/workforce-pay-inputs.ts'
import { workAt } from '../../schedule/labour/country-inputs.ts'
import type { EngineModel } from '../../world.ts'
import type { Rates } from './hall-labour.ts'

const USUAL_PAY =
	(1 + ASSUMPTIONS.dataCenterWagePremium.default) *
	ASSUMPTIONS.labourBurden.default *
	ASSUMPTIONS.contractorMarkup.default

/** The week of the site’s country, whatever the site itself works. Rule mM1.2. */
export function usualWeek(model: EngineModel, site: number): number {
	return workAt(model, site).row.weeklyHours
}

/** What an hour costs in a site’s usual week at the usual rates, where wages stand at an index. */
export function usualRates(
	model: EngineModel,
	{ site, index, wage }: { readonly site: number; readonly index: number; readonly wage: Column },
): Rates {
	const { overtimeStartsAtHours, overtimeWageMultiplier } = model.catalogue.labourDefaults
	const long = { week: usualWeek(model, site), start: overtimeStartsAtHours, multiplier: overtimeWageMultiplier }
	const pay = index * USUAL_PAY * formulaValue(overtimePay, long)
	// A trade's wage is the country's: that of the first site's crews.
	const rates = new Float64Array(TRADES.length)
	for (let trade = 0; trade < rates.length; trade++) rates[trade] = wage.at(trade, 0) * pay
	return rates
}
