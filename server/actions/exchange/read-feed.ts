import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { AppError } from '#server/access/app-error.ts'
import type { FeedAsked } from '#server/paper/exchange/feed-table.ts'
import { count } from '#shared/formats/figures.ts'
import { fileNameOf } from '../plans/plan-file.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingOf, getHeading } from '../plans/plan-heading.ts'

type ReadFeedParams = FeedAsked & { readonly signal: AbortSignal }

/**
 * Figures of a result, a row for each figure, place and month, and the name to save them under.
 * @throws not_found for strangers, too_large where there are too many; rate_limited, unavailable where the engine has too much
 * to do
 */
export async function readFeed(
	actor: Actor,
	ref: PlanRef,
	{ signal, ...asked }: ReadFeedParams,
): Promise<{ readonly body: string | Uint8Array; readonly fileName: string; readonly version: number }> {
	const heading = await getHeading(actor, ref)
	const { rows, most, name } = await askEngine('feed', { ...askingOf(heading, signal), question: asked })
	if (rows === null) {
		throw new AppError('too_large', {
			userMessage: `These would be more than ${count(most)} rows.`,
			mend:
				asked.as === 'parquet'
					? 'Request some keys, one place or one month.'
					: 'Request some keys, one place or one month, or for Parquet.',
		})
	}
	return { body: rows, fileName: fileNameOf(`${name}-results`, `.${asked.as}`), version: heading.rev }
}
