/** Plans whose checklist a person has put away, in their browser: the last ones. */
export const HIDDEN_STEPS = 'strata_steps'
const MOST = 30

const hiddenIn = (cookies: string | null): readonly string[] =>
	(/(?:^|;\s*)strata_steps=([\w.-]+)/.exec(cookies ?? '')?.[1] ?? '').split('.').filter((id) => id !== '')

export const hidesSteps = (cookies: string | null, projectId: string): boolean => hiddenIn(cookies).includes(projectId)

/** What the cookie holds once the checklist of a plan is put away, or taken out again. */
export function stepsHidden(cookies: string | null, { projectId, hide }: { projectId: string; hide: boolean }): string {
	const others = hiddenIn(cookies).filter((id) => id !== projectId)
	return (hide ? [...others, projectId] : others).slice(-MOST).join('.')
}
