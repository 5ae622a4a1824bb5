import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formAnswer, type Refused } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { once } from '#server/http/forms/once.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { cancelJob, requestReport, retryJob } from '#server/actions/jobs/report-jobs.ts'
import { approveReport } from '#server/actions/reports/approve-report.ts'
import { previewPage } from '#server/actions/reports/print-report.ts'
import { rejectReport } from '#server/actions/reports/review.ts'
import { permissionFor } from '#server/actions/reports/issue-report.ts'
import { getReportChoice, putInReport, setReportChoice } from '#server/actions/reports/report-choice.ts'
import { ownValue } from '#shared/own-value.ts'
import { REPORT_SECTIONS, type ReportSection } from '#shared/schemas/report/report-settings.ts'
import type { IssueInput } from '#shared/schemas/report/report-form.ts'
import { planRef } from '../p.$project/open-plan.ts'
import { OPTIONS_FORM, readOptions, setOtherwise, type OptionErrors } from './read-options.ts'
import { acceptedIn, rejectionIn, type ReviewReply } from './review-action.ts'
import type { SectionTick } from './section-ticks.ts'
import type { PreviewedPage } from './use-preview.ts'

/** The form as it comes back: with what is wrong in it, as a button of its has set it, or with a page that it asked for. */
export type ReportsReply = {
	readonly errors: OptionErrors
	readonly input: IssueInput | null
	readonly ticks: readonly SectionTick[] | null
	readonly page: PreviewedPage | null
	readonly review: ReviewReply | null
}
const NOTHING: ReportsReply = { errors: {}, input: null, ticks: null, page: null, review: null }

const askedSchema = z.object({ ok: z.literal(true), jobId: z.string() })
type OfOptionsParams = { readonly asked: ActionFunctionArgs; readonly form: FormData }

/** Everything that is done on the page of reports; without an intent a report is issued. */
export async function reportsAction(asked: ActionFunctionArgs) {
	const form = await answering(() => readForm(asked.request, OPTIONS_FORM))
	const intent = textIn(form, 'intent')
	const deed = ownValue(DEEDS, intent)
	if (deed !== undefined) return await deed({ asked, form })
	return await ofOptions(intent, { asked, form })
}

const isSection = (text: string): text is ReportSection => Object.hasOwn(REPORT_SECTIONS, text)

type Deed = (asked: OfOptionsParams) => Promise<Response>
const jobDeed =
	(work: typeof cancelJob): Deed =>
	async ({ asked, form }) => {
		const actor = await requireActor(asked)
		const ref = planRef(asked)
		return await orRefused(asked, async () => {
			const { teamId } = await requireProject(actor, ref.projectId, 'changePlans')
			await work(actor, teamId, textIn(form, 'job'))
		})
	}

const DEEDS: Readonly<Record<string, Deed>> = {
	include: async ({ asked, form }) => {
		const actor = await requireActor(asked)
		const section = textIn(form, 'section')
		const work = () =>
			isSection(section) ? putInReport(actor, planRef(asked).projectId, section) : Promise.reject(notFound('section'))
		return await orRefused(asked, work, { then: { included: section } })
	},
	cancel: jobDeed(cancelJob),
	retry: jobDeed(retryJob),
	approve: async ({ asked, form }) => {
		const actor = await requireActor(asked)
		const number = wholeIn(form, 'number')
		const { typed, value: accept } = acceptedIn(form, number)
		if (accept === null) return json({ ...NOTHING, review: typed } satisfies ReportsReply, 422)
		const work = () => approveReport(actor, planRef(asked).projectId, { number, accept })
		return await orRefused(asked, work, { then: { approved: String(number) }, typed })
	},
	reject: async ({ asked, form }) => {
		const actor = await requireActor(asked)
		const number = wholeIn(form, 'number')
		const { typed, value: reason } = rejectionIn(form, number)
		if (reason === null) return json({ ...NOTHING, review: typed } satisfies ReportsReply, 422)
		const work = () => rejectReport(actor, planRef(asked).projectId, { number, reason })
		return await orRefused(asked, work, { then: { rejected: String(number) }, typed })
	},
}

/** Back to the page, or to it with what stood in the way where that is nobody's rights. */
async function orRefused(
	asked: ActionFunctionArgs,
	work: () => Promise<void>,
	{ then = {}, typed = null }: { then?: Readonly<Record<string, string>>; typed?: ReviewReply | null } = {},
): Promise<Response> {
	const done = await formAnswer(async () => {
		await work()
		return { ok: true }
	})
	if (done.ok) return back(asked, then)
	// Who may not is told so by the page of refusals, as everywhere.
	if (done.status === 403 || done.status === 404) return await answering(async () => (await work(), back(asked, then)))
	const said = typed === null ? { errors: done.errors } : { review: { ...typed, errors: done.errors } }
	return json({ ...NOTHING, ...said } satisfies ReportsReply, { status: done.status, headers: done.headers })
}

function back(asked: ActionFunctionArgs, more: Readonly<Record<string, string>>): Response {
	const { projectId, scenarioId } = planRef(asked)
	const search = new URLSearchParams({ ...(scenarioId && { scenario: scenarioId }), ...more }).toString()
	return redirect(`/p/${projectId}/reports${search === '' ? '' : `?${search}`}`)
}

/** What the form of options does: keeps them, shows a page, is set by one of its own buttons, or has the report issued. */
async function ofOptions(intent: string, { asked, form }: OfOptionsParams): Promise<Response> {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	const kept = await answering(async () => {
		await requireProject(actor, ref.projectId, permissionFor({ status: statusIn(form) }))
		return await getReportChoice(actor, ref.projectId)
	})
	const read = await readOptions(form, kept.settings)
	if (!read.ok) return json({ ...NOTHING, errors: read.errors } satisfies ReportsReply, 422)
	const { input } = read
	const reply = (more: Partial<ReportsReply>, status = 200, headers = {}) =>
		json({ ...NOTHING, input, ...more } satisfies ReportsReply, { status, headers })
	const { status: _status, reason: _reason, accept: _accept, ...settings } = input
	const rev = wholeIn(form, 'rev')
	if (/^(preset|up:|down:)/.test(intent))
		return reply({ ticks: setOtherwise(intent, form, input).ticks, input: setOtherwise(intent, form, input) })
	if (intent === 'preview') {
		const page = await answering(() => previewPage(actor, ref, { settings, page: 1, signal: asked.context.gone }))
		return reply({ page })
	}
	if (intent === 'keep') {
		const done = await formAnswer(async () => {
			await setReportChoice(actor, ref.projectId, { settings, rev })
			return { ok: true }
		})
		return done.ok ? back(asked, { kept: 'yes' }) : reply({ errors: done.errors }, done.status, done.headers)
	}
	const { teamId } = await requireProject(actor, ref.projectId, 'changePlans')
	const work = async () => ({ ok: true as const, ...(await requestReport(actor, ref, input)) })
	const done = await formAnswer(() =>
		once({ actor, teamId, request: asked.request, form }, { answer: askedSchema, work }),
	)
	if (!done.ok) return reply({ errors: withReason(done, input) }, done.status, done.headers)
	// What somebody else has set meanwhile stays.
	await formAnswer(async () => (await setReportChoice(actor, ref.projectId, { settings, rev }), { ok: true }))
	return back(asked, { job: done.jobId })
}

/** A number that a form of ours carries; 0 where it is none. */
const wholeIn = (form: FormData, name: string) =>
	/^[0-9]{1,9}$/.test(textIn(form, name)) ? Number(textIn(form, name)) : 0

const statusIn = (form: FormData) =>
	textIn(form, 'status') === 'approved' ? ('approved' as const) : ('draft' as const)

/** Where points are open the field of the reason says what it lacks. */
function withReason({ code, errors }: Refused, { reason }: IssueInput): OptionErrors {
	return reason === '' && code === 'open_points' ? { reason: errors[''] ?? [] } : errors
}
