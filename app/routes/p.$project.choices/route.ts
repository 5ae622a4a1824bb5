import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { CHOICES_OF } from '#server/views/scenarios/choices-in.ts'
import { loadPage } from '../p.$project/open-plan.ts'

/** Names of the plan's inputs (`?of=inputs`) or figures that have the words of `?q=` in them, as somebody types. */
export async function loader(asked: LoaderFunctionArgs) {
	const search = new URL(asked.request.url).searchParams
	const of = CHOICES_OF.find((known) => known === search.get('of')) ?? 'inputs'
	return json(await loadPage(asked, 'choices', { of, words: search.get('q') ?? '' }))
}
