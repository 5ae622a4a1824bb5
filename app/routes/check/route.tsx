import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, Link, Form, useNavigation } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { checkAnnouncement } from '#server/actions/announcements.ts'
import {
	CLAIM_FIELD_NAMES,
	CLAIM_FIELDS,
	type ClaimField,
	type ClaimProblem,
	type ClaimTexts,
	isClaimField,
	LONGEST,
	BASES,
	CAPITAL_SCOPES,
} from '#shared/pages/claim.ts'
import { type ClaimReads, readClaim, readsOf } from '#server/views/pages/public/check/read-claim.ts'
import { checkExamples, type CheckExample } from '#server/views/pages/public/check/check-examples.ts'
import { buildCheckView, megawattsToAsk, type MeasureRow } from '#server/views/pages/public/check/check-view.ts'
import { listStartOffers } from '#server/actions/projects/starts.ts'
import type { StartOffers } from '#shared/start/offers.ts'
import { thisMonth } from '#shared/units/months.ts'
import { Card } from '#app/components/ui/card.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'

/** Every measure beside what was claimed. */
export function CheckTable({ rows }: { rows: readonly MeasureRow[] }) {
	return (
		<Card title="Claim by claim" plain sub="Plausible: minimum to maximum of the nearest real cases and the engine.">
			<Table
				caption="Claims against plausible ranges"
				rows={rows}
				rowKey={(row) => row.id}
				stacks
				columns={[
					{
						key: 'name',
						head: 'Measure',
						rowHead: true,
						cell: (row) => (
							<a className="underline" href={`#${row.id}`}>
								{row.name}
							</a>
						),
					},
					{ key: 'claimed', head: 'Announced', number: true, cell: (row) => row.claimed },
					{ key: 'plausible', head: 'Plausible', number: true, cell: (row) => row.plausible },
					{ key: 'engine', head: 'Engine', number: true, cell: (row) => row.engine },
					{ key: 'word', head: 'Verdict', cell: (row) => <StatusMark status={row.status} word={row.word} /> },
				]}
			/>
		</Card>
	)
}

/** Each measure with how it was reckoned and the cases it rests on. */
export function CheckProofs({ rows }: { rows: readonly MeasureRow[] }) {
	return (
		<>
			{rows.map((row) => (
				<MeasureFold key={row.id} row={row} />
			))}
		</>
	)
}

/** What proves the verdict, folded where the claim stands or nothing was claimed. */
function MeasureFold({ row }: { row: MeasureRow }) {
	return (
		<details id={row.id} className="card check-fold" open={row.status === 'failing'}>
			<summary>
				<h2>{row.name}</h2>
				<span className="text-ink-2">{row.sentence}</span>
			</summary>
			<ul className="check-how">
				{row.how.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			{row.cases.length > 0 && (
				<Table
					caption={`Real cases: ${row.name.toLowerCase()}`}
					rows={row.cases}
					rowKey={(one) => one.id}
					stacks
					columns={[
						{ key: 'name', head: 'Real case', rowHead: true, cell: (one) => one.name },
						{ key: 'size', head: 'MW IT', number: true, cell: (one) => one.size },
						{ key: 'ratio', head: row.ratioHead, number: true, cell: (one) => one.ratio },
						{ key: 'said', head: 'As published', cell: (one) => <span className="check-words">{one.said}</span> },
						{
							key: 'source',
							head: 'Source',
							cell: (one) => <span className="check-words text-ink-2">{one.source}</span>,
						},
					]}
				/>
			)}
		</details>
	)
}

const EXAMPLES: Readonly<Partial<Record<ClaimField, string>>> = {
	mw: '450 megawatts, up to 1.2 GW',
	sqft: '1.2M or 120,000 m²',
	usd: '15 billion, €3 bn',
	crew: '4,000 at peak',
	jobs: '150',
	from: 'this month',
	by: 'Aug 2028, Q3 2028, mid-2028',
	place: 'Abilene, Texas',
}

/** Announcement: all of it may be left out but one. It asks by its address, so that it works without scripts. */
export function CheckForm({
	typed,
	reads,
	problems,
	classes,
}: {
	typed: ClaimTexts
	/** what each was read as, where that is not what was typed */
	reads: ClaimReads
	problems: readonly ClaimProblem[]
	classes: StartOffers['classes']
}) {
	const busy = useNavigation().state !== 'idle'
	const errorsOf = (field: ClaimField) => problems.flatMap((one) => (one.field === field ? [one.text] : []))
	const field = (name: ClaimField) => ({
		label: CLAIM_FIELDS[name],
		name,
		defaultValue: typed[name],
		placeholder: EXAMPLES[name],
		errors: errorsOf(name),
		help: reads[name],
	})
	return (
		<Form method="get" className="card check-form" aria-label="Announcement" key={JSON.stringify(typed)}>
			{problems.length > 0 && (
				<Notice kind="failing" live title="Not checked yet.">
					Fix the fields in red. Your entries are kept.
				</Notice>
			)}
			<div className="check-fields">
				<Field {...field('mw')} />
				<Select {...field('basis')} defaultValue={typed.basis === '' ? 'meter' : typed.basis}>
					{Object.entries(BASES).map(([value, words]) => (
						<option key={value} value={value}>
							{words}
						</option>
					))}
				</Select>
				<Field {...field('sqft')} unit="sq ft" />
				<Field {...field('usd')} unit="USD" />
				<Select {...field('scope')} defaultValue={typed.scope}>
					<option value="">unspecified</option>
					{Object.entries(CAPITAL_SCOPES).map(([value, words]) => (
						<option key={value} value={value}>
							{words}
						</option>
					))}
				</Select>
				<Field {...field('crew')} unit="people" />
				<Field {...field('jobs')} unit="people" />
				<Field {...field('from')} />
				<Field {...field('by')} />
				<Field {...field('place')} />
				<Select {...field('buildClass')} optional>
					{classes.map(({ value, words }) => (
						<option key={value} value={value}>
							{words}
						</option>
					))}
				</Select>
			</div>
			<div className="flex flex-wrap items-center gap-3">
				<Button kind="primary" disabled={busy}>
					{busy ? 'Checking' : 'Check it'}
				</Button>
				<ButtonLink kind="ghost" to="/check">
					Start over
				</ButtonLink>
				<span className="text-ink-2">One is enough. Nothing is stored; the address contains your entries.</span>
			</div>
		</Form>
	)
}

/** Announcements of real campuses, to begin with. */
export function CheckExamples({ examples }: { examples: readonly CheckExample[] }) {
	return (
		<Card title="Or start with a real one" plain sub="As published; each is also one of the comparison cases.">
			<ul className="grid gap-2">
				{examples.map(({ name, said, search }) => (
					<li key={name}>
						<Link className="inline-flex min-h-6 items-center underline" to={`/check?${search}`}>
							{name}
						</Link>{' '}
						<span className="text-ink-2">{said}</span>
					</li>
				))}
			</ul>
		</Card>
	)
}

export const meta = titled('Check an announcement')

function typedIn(search: URLSearchParams): ClaimTexts {
	const text = (field: ClaimField) => (search.get(field) ?? '').slice(0, LONGEST + 1)
	return {
		...{ mw: text('mw'), basis: text('basis'), sqft: text('sqft'), usd: text('usd'), scope: text('scope') },
		...{ crew: text('crew'), jobs: text('jobs'), from: text('from'), by: text('by'), place: text('place') },
		buildClass: text('buildClass'),
	}
}

/** Of two values of one field none is meant. */
const saidTwice = (search: URLSearchParams): readonly ClaimProblem[] =>
	CLAIM_FIELD_NAMES.filter((field) => search.getAll(field).length > 1).map((field) => ({
		field,
		text: `${CLAIM_FIELDS[field]}: entered more than once.`,
	}))

/** The whole of it stands in the address: what was asked can be sent on. */
export async function loader(asked: LoaderFunctionArgs) {
	const { request, context } = asked
	const { searchParams } = new URL(request.url)
	const typed = typedIn(searchParams)
	const signedIn = await isSignedIn(asked)
	const { classes } = listStartOffers()
	const answer = (problems: readonly ClaimProblem[], view: ReturnType<typeof buildCheckView> | null) =>
		json(
			{
				signedIn,
				typed,
				reads: readsOf(typed),
				problems,
				view,
				classes,
				examples: view === null ? checkExamples() : [],
			},
			{ status: problems.length > 0 ? 400 : 200 },
		)
	if (![...searchParams.keys()].some(isClaimField)) return answer([], null)
	const twice = saidTwice(searchParams)
	if (twice.length > 0) return answer(twice, null)
	const read = readClaim(typed, thisMonth())
	if (!read.ok) return answer(read.problems, null)
	const question = {
		itMW: megawattsToAsk(read.claim),
		from: read.from,
		place: typed.place,
		buildClass: read.buildClass,
	}
	const checked = await answering(() =>
		checkAnnouncement({ ...question, ip: context.clientAddress, signal: context.gone }),
	)
	return checked.ok ? answer([], buildCheckView(read.claim, checked.figures)) : answer(checked.problems, null)
}

export default function Check() {
	const { signedIn, typed, reads, problems, view, examples, classes } = useLoaderData<typeof loader>()
	return (
		<PublicPage
			title={view?.title ?? 'Is this announcement plausible?'}
			lede={
				view?.lede ??
				'Enter announced power, floor area, cost, jobs or a date. Strata compares each claim with real campuses and a same-size plan.'
			}
			signedIn={signedIn}
			wide
		>
			<div className="check">
				{view !== null && <CheckTable rows={view.rows} />}
				<CheckForm typed={typed} reads={reads} problems={problems} classes={classes} />
				{view === null ? <CheckExamples examples={examples} /> : <CheckProofs rows={view.rows} />}
			</div>
		</PublicPage>
	)
}
