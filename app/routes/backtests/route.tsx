import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getBacktests, getDateRecord } from '#server/actions/backtests.ts'
import { buildBacktestsView, type BacktestsView } from '#server/views/pages/public/backtests-view.ts'
import { buildDateRecord, type DateRecordView } from '#server/views/pages/public/date-record-view.ts'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Verdict } from '#shared/backtest.ts'
import type { State } from '#server/views/layers/layer-status.ts'

type Section = BacktestsView['sections'][number]

const STATUS: Readonly<Record<Verdict, State>> = {
	met: 'ok',
	missed: 'failing',
	shown: 'incomplete',
	not_predicted: 'incomplete',
}

/** The cases of one section, each with what was published, what the engine says, and why where they part. */
function BacktestSection({ section }: { section: Section }) {
	return (
		<div id={section.id} className="min-w-0 scroll-mt-6">
			<Card title={section.title} sub={section.sub} plain>
				<Table
					caption={`Cases: ${section.title.toLowerCase()}`}
					rows={section.rows}
					rowKey={(row) => row.id}
					columns={[
						{ key: 'name', head: 'Case', rowHead: true, cell: (row) => <CaseName row={row} /> },
						{ key: 'published', head: 'Published', number: true, cell: (row) => row.published },
						{ key: 'predicted', head: 'Engine', number: true, cell: (row) => row.predicted },
						{ key: 'unit', head: 'Unit', cell: (row) => row.unit },
						{ key: 'error', head: 'Error', number: true, cell: (row) => row.error },
						{ key: 'tolerance', head: 'Tolerance', number: true, cell: (row) => row.tolerance },
						{ key: 'class', head: 'Class', cell: (row) => <span className="tag">{row.evidence}</span> },
						{
							key: 'verdict',
							head: 'Verdict',
							cell: (row) => <StatusMark status={STATUS[row.verdict]} word={row.verdictWord} />,
						},
					]}
				/>
			</Card>
		</div>
	)
}

function CaseName({ row }: { row: Section['rows'][number] }) {
	return (
		<span className="block w-44 font-normal sm:w-80 xl:w-[30rem] [overflow-wrap:anywhere] whitespace-normal">
			<span className="font-semibold">{row.name}</span> <span className="text-ink-2">{row.id}</span>
			{row.notes.map((note) => (
				<span key={note} className="block text-ink-2">
					{note}
				</span>
			))}
			<span className="block text-ink-2">{row.source}</span>
		</span>
	)
}

/** How one kind of forecast has done: its rows in words, misses among them. */
function RecordTable({ table }: { table: DateRecordView['tables'][number] }) {
	return (
		<div id={table.id} className="min-w-0 scroll-mt-6">
			<Card title={table.title} sub={table.sub} plain>
				<Table
					caption={table.title}
					rows={table.rows}
					rowKey={(row) => row.name}
					columns={[
						{
							key: 'name',
							head: 'What',
							rowHead: true,
							cell: (row) => <span className="block w-44 whitespace-normal sm:w-64">{row.name}</span>,
						},
						...table.columns.map((head, index) => ({
							key: head,
							head,
							number: true,
							cell: (row: (typeof table.rows)[number]) => row.cells[index],
						})),
					]}
				/>
			</Card>
		</div>
	)
}

export const meta = titled('Backtests')

export async function loader(asked: LoaderFunctionArgs) {
	return {
		signedIn: await isSignedIn(asked),
		view: buildBacktestsView(await answering(getBacktests)),
		record: buildDateRecord(await answering(getDateRecord)),
	}
}

export default function Backtests() {
	const { signedIn, view, record } = useLoaderData<typeof loader>()
	return (
		<PublicPage title={view.finding} lede={view.lede} signedIn={signedIn} wide>
			<dl className="mt-6 mb-6 grid grid-cols-2 gap-x-8 gap-y-4 md:grid-cols-4">
				{view.figures.map((figure) => (
					<div key={figure.label}>
						<dt className="text-ink-2">{figure.label}</dt>
						<dd className="text-[22px] leading-8 font-semibold tabular-nums">{figure.value}</dd>
						<dd className="text-ink-2">{figure.sub}</dd>
					</div>
				))}
			</dl>
			<nav className="segments mb-4 flex-wrap" aria-label="Sections">
				{record.tables.map((table) => (
					<a key={table.id} href={`#${table.id}`}>
						{table.title} {table.rows.length}
					</a>
				))}
				{view.sections.map((section) => (
					<a key={section.id} href={`#${section.id}`}>
						{section.title} {section.rows.length}
					</a>
				))}
			</nav>
			<div className="grid gap-4">
				{record.tables.map((table) => (
					<RecordTable key={table.id} table={table} />
				))}
				{view.sections.map((section) => (
					<BacktestSection key={section.id} section={section} />
				))}
			</div>
			<section className="prose mt-6" aria-labelledby="classes">
				<h2 id="classes">What the classes mean</h2>
				<dl>
					{view.classes.map(({ word, means }) => (
						<div key={word} className="flex flex-wrap gap-x-2 py-1">
							<dt className="font-semibold">{word}</dt>
							<dd>{means}</dd>
						</div>
					))}
				</dl>
			</section>
		</PublicPage>
	)
}
