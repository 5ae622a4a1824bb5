import { memo, type ReactNode } from 'react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import type { FigureTable, LayerTab, Opened, TabbedPage } from '#server/views/pages/layer-page.ts'
import { EntryList, FoldedList } from './entry-list.tsx'
import { EquipmentTable } from './equipment-table.tsx'
import { FigureTableCard, FoldedTable } from './figure-table.tsx'
import { KeyFigures } from './key-figures.tsx'

/** Low enough that grid, figures and charts are one screen. */
const CHART_HEIGHT = 148
const TALL = 300

/** A table of so many columns needs no more than half of the page. */
const NARROW_TABLE = 3

/** Charts and bars, two in a row where there are several, or where a narrow table stands beside the only one. */
function TabCharts({ charts = [], bars = [], beside }: Pick<LayerTab, 'charts' | 'bars'> & { beside: ReactNode }) {
	const several = charts.length + bars.length + (beside ? 1 : 0) > 1
	if (charts.length + bars.length === 0) return null
	return (
		<div className={several ? 'cards cards-2' : 'cards'}>
			{charts.map(({ title, sub, chart, tall }) => (
				<TimeChart
					key={sub}
					{...{ title, sub, model: chart }}
					width={several ? 520 : 1110}
					height={tall || beside ? TALL : CHART_HEIGHT}
				/>
			))}
			{bars.map((one) => (
				<BarListChart key={one.sub} {...one} width={520} />
			))}
			{beside}
		</div>
	)
}

/** The only table where it is narrow enough to stand beside the only chart. */
function tableBeside({ charts = [], bars = [], tables = [] }: LayerTab): FigureTable | undefined {
	const [only, ...others] = tables
	const fits = only !== undefined && only.heads.length <= NARROW_TABLE
	return fits && others.length === 0 && charts.length === 1 && bars.length === 0 ? only : undefined
}

const sameHeads = (one: FigureTable, other: FigureTable | undefined) => one.heads.join() === other?.heads.join()

const inRow = (count: number) => (count > 1 ? `cards cards-${String(Math.min(3, count))}` : 'cards')

/** What stands in the open tab, but for its grid. */
export const TabParts = memo(function TabParts({ tab }: { tab: LayerTab }) {
	const { lists = [], tables = [], folded, equipment } = tab
	const beside = tableBeside(tab)
	return (
		<>
			<TabCharts {...tab} beside={beside && <FigureTableCard table={beside} />} />
			{lists.length > 0 && (
				<div className={inRow(lists.length)}>
					{lists.map((one) => (
						<EntryList key={one.title} list={one} />
					))}
				</div>
			)}
			<div className="cards">
				{tables.map((table, index) => {
					if (table === beside) return null
					// The same table of another site proves rather than answers.
					return index > 0 && sameHeads(table, tables[0]) ? (
						<FoldedTable key={table.title} table={table} />
					) : (
						<FigureTableCard key={table.title} table={table} />
					)
				})}
				{folded && <FoldedList list={folded} />}
				{equipment && <EquipmentTable table={equipment} />}
			</div>
		</>
	)
})

type TabbedPartsProps = {
	page: Opened<TabbedPage>
	label: string
	/** key figures stand above every tab, not only in the first */
	figuresInAll?: boolean
}

/** A page whose subjects stand in tabs, below its heading; the key figures in the first. */
export function TabbedParts({ page: { tabs, tab, figures }, label, figuresInAll = false }: TabbedPartsProps) {
	return (
		<>
			<TabNav tabs={tabs} open={tab.id} label={label} />
			{(tab.id === tabs[0]?.id || figuresInAll) && <KeyFigures figures={figures} />}
			<TabParts tab={tab} />
		</>
	)
}
