import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { checkAnnouncement } from '#server/actions/check/check-announcement.ts'
import {
	CLAIM_FIELD_NAMES,
	CLAIM_FIELDS,
	type ClaimField,
	type ClaimProblem,
	type ClaimTexts,
	isClaimField,
	LONGEST,
} from '#shared/pages/claim.ts'
import { readClaim } from '#server/views/pages/public/check/read-claim.ts'
import { checkExamples } from '#server/views/pages/public/check/check-examples.ts'
import { buildCheckView, megawattsToAsk } from '#server/views/pages/public/check/check-view.ts'
import { thisMonth } from '#shared/units/months.ts'
import { CheckProofs, CheckTable } from './check-answer.tsx'
import { CheckExamples } from './check-examples.tsx'
import { CheckForm } from './check-form.tsx'

export const meta = titled('Check an announcement')

function typedIn(search: URLSearchParams): ClaimTexts {
	const text = (field: ClaimField) => (search.get(field) ?? '').slice(0, LONGEST + 1)
	return {
		...{ mw: text('mw'), basis: text('basis'), sqft: text('sqft'), usd: text('usd'), crew: text('crew') },
		...{ jobs: text('jobs'), from: text('from'), by: text('by'), place: text('place') },
	}
}

/** Of two values of one field none is meant. */
const saidTwice = (search: URLSearchParams): readonly ClaimProblem[] =>
	CLAIM_FIELD_NAMES.filter((field) => search.getAll(field).length > 1).map((field) => ({
		field,
		text: `${CLAIM_FIELDS[field]}: given more than once.`,
	}))

/** The whole of it stands in the address: what was asked can be sent on. */
export async function loader(asked: LoaderFunctionArgs) {
	const { request, context } = asked
	const { searchParams } = new URL(request.url)
	const typed = typedIn(searchParams)
	const signedIn = await isSignedIn(asked)
	const answer = (problems: readonly ClaimProblem[], view: ReturnType<typeof buildCheckView> | null) =>
		json(
			{ signedIn, typed, problems, view, examples: view === null ? checkExamples() : [] },
			{ status: problems.length > 0 ? 400 : 200 },
		)
	if (![...searchParams.keys()].some(isClaimField)) return answer([], null)
	const twice = saidTwice(searchParams)
	if (twice.length > 0) return answer(twice, null)
	const read = readClaim(typed, thisMonth())
	if (!read.ok) return answer(read.problems, null)
	const question = { itMW: megawattsToAsk(read.claim), from: read.from, place: typed.place }
	const checked = await answering(() =>
		checkAnnouncement({ ...question, ip: context.clientAddress, signal: context.gone }),
	)
	return checked.ok ? answer([], buildCheckView(read.claim, checked.figures)) : answer(checked.problems, null)
}

export default function Check() {
	const { signedIn, typed, problems, view, examples } = useLoaderData<typeof loader>()
	return (
		<PublicPage
			title={view?.title ?? 'Is this announcement plausible?'}
			lede={
				view?.lede ??
				'Type what was announced of a data center: power, floor, money, jobs, a date. Each claim is held against real campuses, with their sources, and against a plan of the same megawatts.'
			}
			signedIn={signedIn}
			wide
		>
			<div className="check">
				{view !== null && <CheckTable rows={view.rows} />}
				<CheckForm typed={typed} problems={problems} />
				{view === null ? <CheckExamples examples={examples} /> : <CheckProofs rows={view.rows} />}
			</div>
		</PublicPage>
	)
}
