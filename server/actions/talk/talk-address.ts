import { talkKey, type TalkPlace } from '#shared/together/talk.ts'

/** Where in a plan something was said: its page with the comments open at the place. */
export function addressOfTalk(projectId: string, said: TalkPlace & { readonly scenarioId: string }): string {
	const search = new URLSearchParams({ scenario: said.scenarioId, talk: talkKey(said) })
	return `/p/${projectId}?${search.toString()}`
}
