import { figuresFrom } from '../../figures/figure.ts'
import { folded, type NamedBars, type PageInput, present, type TabbedPage, tabOf } from '../layer-page.ts'
import { environmentTable, hallCostTable, layerBars, moneyTable, opexBars } from './cost-parts.ts'
import { embodiedTable } from './embodied-table.ts'
import { coverChart, flowChart, quarterTable } from './cover.ts'
import { estimateBars, revenueBars, sourcesAndUses } from './flows.ts'
import { moneyFinding } from './money-finding.ts'
import { isFinanced } from './net-value.ts'
import { pricesView } from '../../prices/prices.ts'
import { productsOf } from './products.ts'
import { loanTables } from './sources-and-uses.ts'
import { moneyTiles, type MoneyTile } from './tiles.ts'
import { hourTable, idleBars, priceTable } from './unit-costs.ts'

/** One bar is told by its title. */
const isTold = ({ model }: NamedBars): boolean => model.rows.length > 1

export type MoneyPage = TabbedPage & { readonly figures: readonly MoneyTile[] }

/** What the plan costs, earns and is paid with. What stands in the first two tabs is `buildMoneySummary`’s. */
export function buildMoneyView({ plan, result, status }: PageInput): MoneyPage {
	const source = { plan, result }
	const figures = figuresFrom(source)
	const { class: estimateClass } = result.finance.estimate
	const { missing } = pricesView(plan, result)
	return {
		finding: moneyFinding(source, figures, productsOf(source, figures)),
		figures: moneyTiles(source, figures),
		tabs: [
			tabOf({ id: 'summary', name: 'Summary' }, {}),
			tabOf({ id: 'margin', name: 'Margin and idle' }, {}),
			tabOf(
				{ id: 'cash', name: 'Cash by quarter' },
				{
					charts: () => present([flowChart(result, figures, status), coverChart({ plan, result, status }, figures)]),
					tables: () =>
						folded([
							quarterTable(result, figures),
							moneyTable(result, figures),
							environmentTable(result, figures),
							embodiedTable(figures),
						]),
				},
			),
			tabOf(
				{
					id: 'estimate',
					name: 'Estimate',
					...(estimateClass !== null && { figure: `class ${String(estimateClass)}` }),
				},
				{
					bars: () => [
						layerBars(result, figures),
						opexBars(result, figures),
						estimateBars(result, figures),
						idleBars(figures),
					],
					tables: () =>
						folded([
							hallCostTable(plan, result, figures),
							hourTable(plan, result, figures),
							priceTable(plan, result, figures),
						]),
				},
			),
			tabOf(
				{ id: 'sources', name: 'Sources and uses' },
				{
					bars: () => [...sourcesAndUses(result, figures), ...present([revenueBars(result, figures)]).filter(isTold)],
					tables: () => (isFinanced(result) ? folded(loanTables(result, figures)) : []),
				},
			),
			tabOf({ id: 'terms', name: 'Financing terms' }, {}),
			tabOf({ id: 'prices', name: 'Prices', ...(missing > 0 && { figure: `${String(missing)} missing` }) }, {}),
		],
	}
}
