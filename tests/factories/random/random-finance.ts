import fc from 'fast-check'
import { financeFields } from '#shared/fields/money/finance-fields.ts'
import { figure, maybe, whole } from './random-rows.ts'

/** Terms of debt and tax: each left out as often as not, so that its default is drawn, too. */
export const financeDraw = fc.record({
	close: maybe(whole(0, 12)),
	conversion: maybe(whole(1, 30)),
	gearingShare: maybe(figure(0, 1)),
	chipGearingShare: maybe(figure(0, 1)),
	constructionRatePerYear: maybe(figure(0, 0.15)),
	upfrontFeeShare: maybe(figure(0, 0.03)),
	commitmentFeePerYear: maybe(figure(0, 0.02)),
	termRatePerYear: maybe(figure(0, 0.15)),
	termMonths: maybe(whole(1, 240)),
	repayment: maybe(fc.constantFrom(...financeFields.repayment.choices)),
	targetDscr: maybe(figure(1, 2)),
	sizeByDscr: maybe(fc.boolean()),
	dsraMonths: maybe(whole(0, 12)),
	taxRateShare: maybe(figure(0, 0.4)),
	depreciation: maybe(fc.constantFrom(...financeFields.depreciation.choices)),
	bonusDepreciationShare: maybe(figure(0, 1)),
	lossUseShare: maybe(figure(0, 1)),
	receivableDays: maybe(figure(0, 90)),
	payableDays: maybe(figure(0, 90)),
	hallResidualFactor: maybe(figure(0, 2)),
})
export type FinanceDraw = typeof financeDraw extends fc.Arbitrary<infer T> ? T : never
