import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'

/** A baseline that counts in another currency, with its figures in the plan's: in dollars they are the same. */
export function inCurrencyOf({ currency, usdPerCurrencyUnit }: PlanFile, baseline: PlanFile): PlanFile {
	const [own, other] = [moneyOf({ currency, usdPerCurrencyUnit }), moneyOf(baseline)]
	const isSame = own.code === other.code && own.usdPerUnit === other.usdPerUnit
	return isSame ? baseline : { ...baseline, currency, usdPerCurrencyUnit }
}
