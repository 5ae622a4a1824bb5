import { memo, type ReactNode } from 'react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import type { FigureTable, LayerTab, Opened, TabbedPage, NamedList } from '#server/views/pages/layer-page.ts'
import { EquipmentTable } from './equipment-table.tsx'
import { FigureTableCard, FoldedTable } from './figure-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'

function Entries({ list: { title, entries, part } }: { list: NamedList }) {
	const judged = entries.some(({ status }) => status !== null)
	return (
		<>
			<ul className="list-columns">
				{entries.map((entry) => (
					<li className="list-row" key={entry.key}>
						{judged && (
							<span className="w-20 shrink-0">
								{entry.status !== null && <StatusMark status={entry.status} word={entry.statusText} />}
							</span>
						)}
						<div className="list-row-main">
							{entry.title}
							<p className="list-row-note">{entry.note}</p>
						</div>
						<span className="list-row-value">
							{entry.open === null ? entry.value : <Why target={entry.open.why}>{entry.open.text}</Why>}
						</span>
					</li>
				))}
			</ul>
			<PartNav part={part} label={title} />
		</>
	)
}

/** Things of a layer in plain words, each with its status and figure. */
function EntryList({ list }: { list: NamedList }) {
	return (
		<Card title={list.title} sub={list.sub}>
			<Entries list={list} />
		</Card>
	)
}

/** The same folded away: what proves rather than answers. The folded line says what is inside. */
function FoldedList({ list }: { list: NamedList }) {
	return (
		<details className="card fold" open={list.part !== undefined && list.part.number > 1}>
			<summary>
				<b>{list.title}</b> <span className="text-ink-3">{list.sub}</span>
			</summary>
			<div className="card-body">
				<Entries list={list} />
			</div>
		</details>
	)
}

/** Low enough that grid, figures and charts are one screen. */
const CHART_HEIGHT = 148
const TALL = 270

/** Inside of a card at 1440: beside the strip of figures, and in a row of two. */
const INSIDE = { alone: 677, several: 520 } as const

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
					width={several ? INSIDE.several : INSIDE.alone}
					height={tall || beside ? TALL : CHART_HEIGHT}
				/>
			))}
			{bars.map((one) => (
				<BarListChart key={one.sub} {...one} width={INSIDE.several} />
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
					return table.isFolded || (index > 0 && sameHeads(table, tables[0])) ? (
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
