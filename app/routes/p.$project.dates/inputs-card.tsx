import { Form, Link, useSearchParams } from '@remix-run/react'
import { clsx } from 'clsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { OddsGroupRow, OddsInputs } from '#server/views/odds/inputs.ts'

const MOST_RHO = 0.95

function Groups({ groups, canRun }: { groups: readonly OddsGroupRow[]; canRun: boolean }) {
	return (
		<div className="odds-groups">
			<h3>Common causes</h3>
			<p className="text-ink-2">
				Inputs with the same cause run late together. ρ is the shared part of their spread, 0 to {MOST_RHO}.
			</p>
			<ul>
				{groups.map((group) => (
					<li key={group.id}>
						<label>
							<span>
								{group.name} <span className="text-ink-3">({group.source})</span>
							</span>
							<input type="hidden" name="cause" value={group.id} />
							<input type="hidden" name="usualOf" value={group.usual} />
							<span className="field-box odds-rho">
								<input
									type="number"
									name="rhoOf"
									min="0"
									max={MOST_RHO}
									step="0.01"
									defaultValue={group.rho}
									disabled={!canRun}
									aria-label={`${group.name}: ρ, default ${String(group.usual)}`}
								/>
							</span>
						</label>
						<p className="text-ink-3">{group.members.join(', ')}</p>
						{group.warning !== '' && <p className="text-tight">{group.warning}</p>}
					</li>
				))}
			</ul>
		</div>
	)
}

/** Those that move full power most are seen at once. */
const FIRST = 10

type InputTableProps = { rows: OddsInputs['rows']; caption: string; canRun: boolean }

function InputTable({ rows, caption, canRun }: InputTableProps) {
	return (
		<Table
			caption={caption}
			rows={rows}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'name',
					head: 'Input',
					rowHead: true,
					cell: ({ name, page }) => (
						<Link to={page.startsWith('/') ? page : `../${page}`} className="underline">
							{name}
						</Link>
					),
				},
				{ key: 'as', head: 'As entered', number: true, cell: ({ asEntered }) => asEntered },
				{ key: 'spread', head: 'P10 to P90', number: true, cell: ({ spread }) => spread },
				{
					key: 'source',
					head: 'Source',
					cell: ({ source, citation, isGuess }) => (
						<span className={clsx(isGuess && 'guess')} title={citation ?? undefined}>
							{source}
						</span>
					),
				},
				{
					key: 'off',
					head: 'No uncertainty',
					cell: ({ id, name, isDrawn }) => (
						<input
							type="checkbox"
							name="off"
							value={id}
							defaultChecked={!isDrawn}
							disabled={!canRun}
							aria-label={`${name}: no uncertainty`}
						/>
					),
				},
			]}
		/>
	)
}

/** Everything that is drawn, with where its spread is from; each leads to its cell, and can stand exactly as entered. */
export function InputsCard({ inputs, canRun }: { inputs: OddsInputs; canRun: boolean }) {
	const [search] = useSearchParams()
	const kept = ['scenario', 'seed', 'draws'].flatMap((name) => {
		const value = search.get(name)
		return value === null ? [] : [{ name, value }]
	})
	return (
		<Card title={inputs.title} sub="each from its P10 to its P90">
			<Form method="get" preventScrollReset key={search.toString()}>
				{kept.map(({ name, value }) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<input type="hidden" name="set" value="1" />
				<InputTable rows={inputs.rows.slice(0, FIRST)} caption={inputs.title} canRun={canRun} />
				{inputs.rows.length > FIRST && (
					<details className="odds-more">
						<summary>{inputs.rows.length - FIRST} further inputs</summary>
						<InputTable rows={inputs.rows.slice(FIRST)} caption="Further inputs" canRun={canRun} />
					</details>
				)}
				{inputs.groups.length > 0 && <Groups groups={inputs.groups} canRun={canRun} />}
				{canRun && (
					<p className="odds-set">
						<Button size="small">Run with these settings</Button>
					</p>
				)}
			</Form>
		</Card>
	)
}
