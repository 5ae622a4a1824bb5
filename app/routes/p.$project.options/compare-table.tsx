import { clsx } from 'clsx'
import { Link, useSearchParams } from '@remix-run/react'
import { Fragment, type ReactNode } from 'react'
import { searchFor } from '#app/components/explain/why.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import type { Comparison } from '#server/actions/scenarios/compare.ts'
import { letterOf } from '#shared/pages/compared-letters.ts'
import type { CompareCell, CompareRow } from '#server/views/scenarios/compare-view.ts'
import type { InputRow } from '#server/views/scenarios/options-view.ts'

type Scenario = Comparison['scenarios'][number]
/** On a phone the favored one stands alone beside the first. */
const columnClass = (index: number, favored: number) =>
	clsx('number', index === favored && 'is-favored', favored > 0 && index > 0 && index !== favored && 'wide-only')

type Columns = Pick<Comparison, 'scenarios'> & { readonly favored: number }

function Value({ cell, scenario, name }: { cell: CompareCell; scenario: Scenario; name: string }) {
	const [current] = useSearchParams()
	const text = cell.best ? <b>{cell.text}</b> : cell.text
	if (cell.page !== null)
		return (
			<Link
				to={`../${cell.page}?scenario=${encodeURIComponent(scenario.id)}`}
				className="why"
				title={`Location in ${scenario.label}`}
			>
				{text}
			</Link>
		)
	if (cell.why === null) return text
	const search = new URLSearchParams(current)
	search.set('scenario', scenario.id)
	return (
		<Link
			to={searchFor(search, cell.why)}
			preventScrollReset
			className="why"
			title={`Why ${name.toLowerCase()} in ${scenario.label}`}
			data-why={cell.why.quantity}
		>
			{text}
		</Link>
	)
}

function FigureRow({ row, scenarios, favored }: Columns & { row: CompareRow }) {
	return (
		<tr>
			<th scope="row">
				{row.name}
				{row.note !== '' && <small className="product-note">{row.note}</small>}
			</th>
			{row.cells.map((cell, index) => {
				const scenario = scenarios[index]
				if (scenario === undefined) return null
				return (
					<td key={scenario.id} className={columnClass(index, favored)}>
						<Value cell={cell} scenario={scenario} name={row.name} />
						{index > 0 && cell.delta !== '' && (
							<small className={clsx('compare-delta', cell.sense !== null && `is-${cell.sense}`)}>{cell.delta}</small>
						)}
					</td>
				)
			})}
		</tr>
	)
}

/** An input with its figure in each scenario; one that is its own is underlined and leads to its cell. */
function InputFigures({ row, scenarios, favored }: Columns & { row: InputRow }) {
	const [path = '', query = ''] = row.page.split('?')
	const to = (scenario: Scenario) => {
		const search = new URLSearchParams(query)
		search.set('scenario', scenario.id)
		return { pathname: `../${path}`, search: search.toString() }
	}
	return (
		<tr>
			<th scope="row">{row.what}</th>
			{row.cells.map(({ text, isChanged }, index) => {
				const scenario = scenarios[index]
				return scenario === undefined ? null : (
					<td key={scenario.id} className={columnClass(index, favored)}>
						{isChanged ? (
							<Link to={to(scenario)} className="is-own">
								{text}
							</Link>
						) : (
							<span className="text-ink-3">{text}</span>
						)}
					</td>
				)
			})}
		</tr>
	)
}

function SectionHead({ name, note, columns }: { name: string; note: string; columns: number }) {
	return (
		<tr className="compare-section">
			<th colSpan={columns} scope="colgroup">
				{name} <small>{note}</small>
			</th>
		</tr>
	)
}

/** Outcome and inputs of the scenarios against the first; what is the same in all is folded. */
export function CompareTable({ scenarios, view }: Comparison) {
	const { rows, same, inputs, more, favored } = view
	const favor = useAddressWith('favor')
	const columns = { scenarios, favored }
	const wide = scenarios.length + 1
	const figures = (all: readonly CompareRow[]) => all.map((row) => <FigureRow key={row.key} row={row} {...columns} />)
	const table = (caption: string, body: ReactNode) => (
		<ScrollRegion label={caption}>
			<table className="data-table compare-table">
				<caption className="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">
							<span className="sr-only">Figure</span>
						</th>
						{scenarios.map(({ id, label, about }, index) => (
							<th key={id} scope="col" className={columnClass(index, favored)}>
								{letterOf(index)} {label}
								{about !== '' && <small className="product-note">{about}</small>}
							</th>
						))}
					</tr>
				</thead>
				<tbody>{body}</tbody>
			</table>
		</ScrollRegion>
	)
	return (
		<Card
			title="Outcome and inputs"
			plain
			actions={
				<nav aria-label="Favored scenario" className="flex gap-1">
					{scenarios.map(({ id, label }, index) => (
						<ButtonLink
							key={id}
							size="small"
							kind={index === favored ? 'primary' : 'ghost'}
							to={favor(letterOf(index))}
							aria-current={index === favored ? 'true' : undefined}
							aria-label={`Favor ${letterOf(index)} ${label}`}
							preventScrollReset
						>
							{letterOf(index)}
						</ButtonLink>
					))}
				</nav>
			}
			sub="Change vs. A: green is better, red is worse, best in bold. Each figure opens in its own scenario."
		>
			{table(
				'Scenarios side by side',
				<>
					<SectionHead
						name="Outcome"
						note={`${String(rows.length)} of ${String(rows.length + same.length)} rows differ`}
						columns={wide}
					/>
					{figures(rows)}
					<SectionHead
						name="Inputs that differ"
						note={`${String(inputs.length)}; all others follow the baseline`}
						columns={wide}
					/>
					{inputs.map((row) => (
						<InputFigures key={row.key} row={row} {...columns} />
					))}
				</>,
			)}
			{same.length > 0 && (
				<details className="mt-2">
					<summary>{same.length === 1 ? '1 row is the same' : `${String(same.length)} rows are the same`}</summary>
					{table('Rows that are the same', figures(same))}
				</details>
			)}
			{more.length > 0 && (
				<details className="mt-2">
					<summary>Causes, people and dates</summary>
					{table(
						'Causes, people and dates',
						more.map(({ name, note, rows: own }) => (
							<Fragment key={name}>
								<SectionHead name={name} note={note} columns={wide} />
								{figures(own)}
							</Fragment>
						)),
					)}
				</details>
			)}
		</Card>
	)
}
