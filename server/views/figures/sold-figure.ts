import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { exactShare, ratio } from '#shared/formats/figures.ts'
import { formatFixed } from '#shared/units/format.ts'
import type { Figures } from './figure.ts'
import { sum } from './series.ts'

const cents = (value: number): string => formatFixed(value, 2)

/** What most is earned by: tokens where nothing is. lP30 */
function largestKind({ finance: { revenueByKind: of } }: PlanResult): 'tokens' | 'hours' | 'leases' {
	const tokens = sum(of.outputTokensUsd) + sum(of.inputTokensUsd)
	const hours = sum(of.acceleratorHoursUsd)
	const leases = sum(of.leasesUsd) + sum(of.passThroughUsd)
	if (leases > Math.max(tokens, hours)) return 'leases'
	return hours > tokens ? 'hours' : 'tokens'
}

/** What one of what the plan sells costs, beside what it brings. lP30 */
export function soldFigure(result: PlanResult, { figure, money }: Figures): KeyFigure {
	const kind = largestKind(result)
	if (kind === 'tokens')
		return keyFigure('Cost per million tokens', {
			figure: figure('finance.totals.usdPerMillionTokens'),
			note: 'all products’ output tokens, excl. idle capacity',
		})
	const [name, cost, rent] =
		kind === 'hours'
			? (['accelerator-hour', 'usdPerAcceleratorHour', 'rentUsdPerAcceleratorHour'] as const)
			: (['kW-month', 'usdPerKWMonth', 'rentUsdPerKWMonth'] as const)
	const earned = figure(`finance.totals.${rent}`, { as: cents })
	return keyFigure(`Cost per ${name}`, {
		figure: figure(`finance.totals.${cost}`, { as: cents }),
		unit: money.code,
		note: `rent ${earned.text}, excl. idle capacity`,
	})
}

export const irrFigure = ({ figure }: Figures, note: string): KeyFigure =>
	keyFigure('Project IRR', { figure: figure('finance.returns.projectIrr', { as: exactShare }), note })

export const coverFigure = ({ figure }: Figures, note: string): KeyFigure =>
	keyFigure('Minimum DSCR', { figure: figure('finance.returns.minDscr', { as: ratio }), note })

/** What is lent or let returns, and how well debt is covered; nothing of a plan that does neither. lP30 */
export function returnsInShort(plan: PlanFile, result: PlanResult, figures: Figures): readonly KeyFigure[] {
	const isLet =
		plan.leases.length > 0 ||
		plan.chipOrders.some(({ rentUsdPerAcceleratorHour: usd, reserved }) => usd !== null || reserved.length > 0)
	if (plan.finance === null && !isLet) return []
	return [
		irrFigure(figures, plan.finance === null ? 'a year, before debt and tax' : 'a year, after tax'),
		coverFigure(
			figures,
			result.finance.returns.minDscr === null ? 'enter debt to see it' : 'of debt service, by quarter',
		),
	]
}
