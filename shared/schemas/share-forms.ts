import { z } from 'zod'
import {
	DOWNLOADS,
	LINK_SECTIONS,
	NOT_OF_A_VERSION,
	type LinkSection,
	type LinkShows,
} from '#shared/together/link-scope.ts'
import { REDACTIONS } from './report/redactions.ts'
import { idOf } from './report/report-settings.ts'

/** How long a link for outsiders may last, in days; `none` ends when somebody ends it. */
export const LINK_DAYS = ['1', '7', '30', '90', 'none'] as const

const scopeFields = {
	/** `scenario@` as it stands, `scenario@12` frozen; empty: the baseline as it stands */
	plan: z
		.string()
		.regex(/^[\w-]{1,100}@\d{0,9}$/, { error: 'Choose a scenario and version from the list.' })
		.default(''),
	sections: z.array(idOf(LINK_SECTIONS)).default([]),
	withholds: z.array(idOf(REDACTIONS)).default([]),
}
type SentScope = Pick<LinkShows, 'sections' | 'withholds'> & { readonly plan: string }

/** What a form says a link shows. */
export function showsIn({ plan, sections, withholds }: SentScope): LinkShows {
	const [scenarioId = '', version = ''] = plan.split('@')
	return {
		scenarioId: scenarioId === '' ? null : scenarioId,
		version: version === '' ? null : Number(version),
		sections,
		withholds,
	}
}

/** What does not go together is said where it is ticked. */
function checkScope({ value, issues }: { value: SentScope; issues: z.core.$ZodRawIssue[] }): void {
	const { version, withholds } = showsIn(value)
	const refuse = (off: readonly LinkSection[], why: string) => {
		const ticked = value.sections.filter((name) => off.includes(name)).map((name) => LINK_SECTIONS[name].label)
		if (ticked.length === 0) return
		const message = `${why} Clear ${new Intl.ListFormat('en-US').format(ticked)}.`
		issues.push({ code: 'custom', path: ['sections'], message, input: value.sections })
	}
	if (version !== null) refuse(NOT_OF_A_VERSION, 'A frozen version shows that version only.')
	if (withholds.length > 0) refuse(DOWNLOADS, 'Files contain every price and name.')
}

export const shareScopeSchema = z.object(scopeFields).check(checkScope)
export const shareLinkSchema = z
	.object({
		...scopeFields,
		name: z.string().trim().max(100, { error: 'Use at most 100 characters.' }).default(''),
		days: z.enum(LINK_DAYS, { error: 'Choose how long the link works.' }),
		password: z
			.string()
			.min(8, { error: 'Use at least 8 characters, or leave it empty.' })
			.max(256, { error: 'Use at most 256 characters.' })
			.default(''),
	})
	.check(checkScope)

export const sharePasswordSchema = z.object({
	password: z.string({ error: 'Write the password of the link.' }).max(1000, { error: 'Use at most 256 characters.' }),
})
