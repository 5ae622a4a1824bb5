import { textIn } from '#server/http/forms/form-text.ts'
import type { FormShape } from '#server/http/forms/read-form.ts'
import { ONCE } from '#server/http/forms/once.ts'
import { logoProblem } from '#server/views/report/printable-logo.ts'
import { presetSettings, sectionsOf } from '#shared/report/presets.ts'
import { issueInputSchema, type IssueInput } from '#shared/schemas/report/report-form.ts'
import {
	REPORT_PRESETS,
	REPORT_SECTIONS,
	type ReportPreset,
	type ReportSettings,
} from '#shared/schemas/report/report-settings.ts'
import { REVIEW_NAMES, REVIEW_REPEATED } from './review-action.ts'
import { arrangedSections, movedIn, type SectionTick } from './section-ticks.ts'

const LOGO_BYTES = 100 * 1024
/** The logo, and the words of the form beside it; of an approval, as many reasons as points are accepted by name. */
const FORM_BYTES = LOGO_BYTES + 300_000

/** What the form of options does beside having a report issued: by its buttons, and on each section. */
const OPTION_INTENTS = [
	...['preview', 'keep', 'preset'],
	...Object.keys(REPORT_SECTIONS).flatMap((section) => [`up:${section}`, `down:${section}`]),
]

export const OPTIONS_FORM: FormShape = {
	// Without one a report is issued, as by a form's Enter key.
	intents: ['', 'issue', 'include', 'approve', 'reject', 'cancel', 'retry', ...OPTION_INTENTS],
	names: [
		...['length', 'preset', 'section', 'order', 'paper', 'units', 'redact', 'mark', 'note', 'logo'],
		...['bare', 'status', 'reason', 'rev', 'job', 'number', 'page', ONCE],
		...REVIEW_NAMES,
	],
	repeated: ['section', 'order', 'redact', ...REVIEW_REPEATED],
	files: ['logo'],
	maxBytes: FORM_BYTES,
}

export type OptionErrors = Readonly<Record<string, readonly string[]>>
type ReadOptionsResult =
	{ readonly ok: true; readonly input: IssueInput } | { readonly ok: false; readonly errors: OptionErrors }

const texts = (form: FormData, name: string) => form.getAll(name).filter((value) => typeof value === 'string')
const isPreset = (text: string): text is ReportPreset => Object.hasOwn(REPORT_PRESETS, text)

/** What the form asks for; the logo is the one sent with it, else the one that was kept. */
export async function readOptions(form: FormData, kept: Pick<ReportSettings, 'logo'>): Promise<ReadOptionsResult> {
	const logo = await logoIn(form, kept)
	const problem = logo === kept.logo || logo === 'too large' ? null : await logoProblem(logo)
	if (problem !== null) return refused('logo', problem)
	if (logo === 'too large') return refused('logo', 'This image is over 100 KB. Save a smaller PNG or JPEG.')
	const said = (name: string) => (form.has(name) ? { [name]: textIn(form, name) } : {})
	const preset = textIn(form, 'preset')
	const parsed = issueInputSchema.safeParse({
		...Object.assign({}, ...['length', 'paper', 'units', 'mark', 'note', 'status', 'reason'].map(said)),
		preset: preset === '' ? null : preset,
		sections: form.has('order') ? texts(form, 'section') : null,
		redact: texts(form, 'redact'),
		logo,
	})
	if (!parsed.success) {
		const errors: Record<string, string[]> = {}
		for (const { path, message } of parsed.error.issues) (errors[String(path[0] ?? '')] ??= []).push(message)
		return { ok: false, errors }
	}
	const input = parsed.data
	if (input.sections?.length === 0) return refused('section', 'Select at least one section.')
	return { ok: true, input: { ...input, sections: chosen(input) } }
}

const refused = (name: string, message: string) => ({ ok: false as const, errors: { [name]: [message] } })

/** Those of preset and length are not written down: where they change, the report does. */
function chosen({ length, preset, sections }: IssueInput): IssueInput['sections'] {
	const usual = sectionsOf({ length, preset, sections: null })
	return JSON.stringify(usual) === JSON.stringify(sections) ? null : sections
}

async function logoIn(form: FormData, kept: Pick<ReportSettings, 'logo'>): Promise<string | null> {
	const file = form.get('logo')
	if (file !== null && typeof file !== 'string' && file.size > 0)
		return file.size > LOGO_BYTES ? 'too large' : Buffer.from(await file.arrayBuffer()).toString('base64')
	return form.has('bare') ? null : kept.logo
}

/** The form as it is to be shown again after one of its buttons that set it: a preset, or a section that moves. */
export function setOtherwise(
	intent: string,
	form: FormData,
	input: IssueInput,
): IssueInput & { ticks: readonly SectionTick[] } {
	const preset = textIn(form, 'preset')
	if (intent === 'preset') {
		const set = isPreset(preset) ? presetSettings(preset) : { preset: null, sections: null }
		const next = { ...input, ...set }
		return { ...next, ticks: arrangedSections(next) }
	}
	const ticked = new Set<string>(texts(form, 'section'))
	const order = texts(form, 'order').filter((id) => Object.hasOwn(REPORT_SECTIONS, id))
	const ticks = arrangedSections(input).map((tick) => ({ ...tick, isTicked: ticked.has(tick.id) }))
	const ordered = ticks.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
	const [way = '', id = ''] = intent.split(':')
	return { ...input, ticks: movedIn(ordered, id, way === 'up' ? -1 : 1) }
}
