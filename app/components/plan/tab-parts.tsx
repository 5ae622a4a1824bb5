import { memo } from 'react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import type { LayerTab } from '#shared/presentation/pages/layer-page.ts'
import { EntryList, FoldedList } from './entry-list.tsx'
import { EquipmentTable } from './equipment-table.tsx'
import { FigureTableCard } from './figure-table.tsx'
import { SupplyStages } from './supply-stages.tsx'

/** Low enough that grid, figures and charts are one screen. */
const CHART_HEIGHT = 160

/** Charts and bars, two in a row where there are several. */
function TabCharts({ charts = [], bars }: Pick<LayerTab, 'charts' | 'bars'>) {
	const several = charts.length + (bars ? 1 : 0) > 1
	if (charts.length === 0 && !bars) return null
	return (
		<div className={several ? 'cards cards-2' : 'cards'}>
			{charts.map(({ title, sub, chart }) => (
				<TimeChart key={sub} title={title} sub={sub} model={chart} width={several ? 520 : 1110} height={CHART_HEIGHT} />
			))}
			{bars && <BarListChart title={bars.title} sub={bars.sub} model={bars.model} width={520} />}
		</div>
	)
}

const inRow = (count: number) => (count > 1 ? `cards cards-${String(Math.min(3, count))}` : 'cards')

/** What stands in the open tab, but for its grid. */
export const TabParts = memo(function TabParts({ tab }: { tab: LayerTab }) {
	const { lists = [], tables = [], folded, equipment, supply } = tab
	return (
		<>
			<TabCharts {...tab} />
			{lists.length > 0 && (
				<div className={inRow(lists.length)}>
					{lists.map((one) => (
						<EntryList key={one.title} list={one} />
					))}
				</div>
			)}
			<div className="cards">
				{tables.map((table) => (
					<FigureTableCard key={table.title} table={table} />
				))}
				{folded && <FoldedList list={folded} />}
				{equipment && <EquipmentTable table={equipment} />}
				{supply && <SupplyStages table={supply} />}
			</div>
		</>
	)
})
