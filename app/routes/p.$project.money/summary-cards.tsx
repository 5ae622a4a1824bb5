import { Link } from '@remix-run/react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { ChartCard } from '#app/components/charts/chart-card.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAddressWith, useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { MoneySummary } from '#server/views/pages/money/summary.ts'
import { cashBarsTable, drawCashBars } from '#shared/charts/money/cash-bars.ts'
import { buildUpTable, drawBuildUp } from '#shared/charts/money/build-up.ts'
import { drawYearStacks, yearStacksTable } from '#shared/charts/money/year-stacks.ts'
import { TAB } from '#shared/pages/page-part.ts'
import { ProductCard } from './product-table.tsx'

/** Insides of the cards at 1440. */
const [CASH_WIDTH, SIDE_WIDTH, THIRD_WIDTH] = [672, 431, 325]
const [CASH_HEIGHT, CASH_NARROW, LOWER_HEIGHT] = [330, 270, 300]
const NARROW = 480

/** As high as the card beside it is, so that neither leaves a hole. */
const cashHeight = (capital: MoneySummary['capital']): number =>
	capital === null
		? CASH_HEIGHT
		: Math.max(CASH_HEIGHT, drawBuildUp({ model: capital.model, width: SIDE_WIDTH }).height)

function CashCard({ cash: { title, sub, model }, capital }: Pick<MoneySummary, 'cash' | 'capital'>) {
	return (
		<ChartCard
			{...{ title, sub }}
			width={CASH_WIDTH}
			draw={(width) => drawCashBars({ model, width, height: width < NARROW ? CASH_NARROW : cashHeight(capital) })}
			table={cashBarsTable(model)}
		/>
	)
}

function CapitalCard({ capital }: { capital: NonNullable<MoneySummary['capital']> }) {
	const { title, sub, model } = capital
	return (
		<ChartCard
			{...{ title, sub }}
			width={SIDE_WIDTH}
			draw={(width) => drawBuildUp({ model, width })}
			table={buildUpTable(model)}
		/>
	)
}

/** Debt cover, or what it needs to be known. */
function CoverCard({ cover, isFinanced, isSold }: Pick<MoneySummary, 'cover' | 'isFinanced' | 'isSold'>) {
	const tab = useAddressWith(TAB)
	if (cover !== null)
		return (
			<TimeChart title={cover.title} sub={cover.sub} model={cover.chart} width={THIRD_WIDTH} height={LOWER_HEIGHT} />
		)
	const [title, text, to, name] = isFinanced
		? ([
				'No debt service in the plan',
				isSold ? 'Cash flow supports no term loan.' : 'A loan needs revenue: enter a price.',
				'prices',
				'Enter prices',
			] as const)
		: ([
				'Enter debt to see DSCR',
				'Debt service coverage by quarter needs financing terms.',
				'terms',
				'Enter financing terms',
			] as const)
	return (
		<Card title={title}>
			<p className="text-ink-2">{text}</p>
			<div className="mt-3">
				<ButtonLink to={tab(to)} size="small">
					{name}
				</ButtonLink>
			</div>
		</Card>
	)
}

function IdleCard({ idle }: { idle: NonNullable<MoneySummary['idle']> }) {
	const searchOf = useScenarioSearch()
	const { title, sub, model, counts } = idle
	return (
		<ChartCard
			{...{ title, sub }}
			width={THIRD_WIDTH}
			draw={(width) => drawYearStacks({ model, width, height: LOWER_HEIGHT })}
			table={yearStacksTable(model)}
			foot={
				<>
					{counts}{' '}
					<Link to={{ pathname: '..', search: searchOf() }} className="underline">
						Losses on Overview
					</Link>{' '}
					·{' '}
					<Link to={{ pathname: '../options', search: searchOf({ tab: 'plan' }) }} className="underline">
						Ways to use it
					</Link>
				</>
			}
		/>
	)
}

const inRow = (count: number) => (count > 1 ? `cards cards-${String(count)}` : 'cards')

/** The first tab: what goes in and out, and what the capital is made of. */
export function SummaryCards({ summary: { cash, capital } }: { summary: MoneySummary }) {
	return (
		<div className="cards money-cash">
			<CashCard cash={cash} capital={capital} />
			{capital !== null && <CapitalCard capital={capital} />}
		</div>
	)
}

/** What is sold and at what margin, what covers the debt, and what stands idle. */
export function MarginCards({ summary }: { summary: MoneySummary }) {
	const { products, hour, cover, isFinanced, isSold, idle, missing } = summary
	const sold = <ProductCard key="products" products={products} missing={missing} />
	const debt = <CoverCard key="cover" cover={cover} isFinanced={isFinanced} isSold={isSold} />
	const cards = [
		...(hour === null ? [] : [<BarListChart key="hour" {...hour} width={THIRD_WIDTH} />]),
		// What only says what is missing is low: it stands below the products.
		...(isSold && cover === null
			? [
					<div key="products" className="money-stack">
						{sold}
						{debt}
					</div>,
				]
			: isSold || hour === null
				? [sold, ...(isSold ? [debt] : [])]
				: []),
		...(idle === null ? [] : [<IdleCard key="idle" idle={idle} />]),
	]
	return <div className={inRow(cards.length)}>{cards}</div>
}
