import { Form, useNavigation, useSearchParams } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { EditConflict, EditReply } from '#shared/grid/edit-reply.ts'
import { placeWith } from '#shared/pages/page-part.ts'
import { BRING_BACK, comesBackWith, LET_IT_GO } from '../gone-words.ts'

type GoneEntryProps = { found: EditConflict; list: string; reply: Extract<EditReply, { ok: false }> }

/** Without scripts the form of a removed entry is not there any more: what was typed into it waits here. */
export function GoneEntry({ found, list, reply }: GoneEntryProps) {
	const [search] = useSearchParams()
	const busy = useNavigation().state !== 'idle'
	const scenario = search.get('scenario')
	return (
		<div className="cards">
			<Notice
				kind="tight"
				live
				action={
					<Form method="post" className="flex flex-wrap gap-2" preventScrollReset>
						<input type="hidden" name="intent" value="save" />
						<input type="hidden" name="list" value={list} />
						<input type="hidden" name="itemId" value={found.itemId} />
						<input type="hidden" name="back" value={reply.conflicts?.rev} />
						{scenario !== null && <input type="hidden" name="scenario" value={scenario} />}
						{Object.entries(reply.typed ?? {}).map(([name, text]) => (
							<input key={name} type="hidden" name={name} value={text} />
						))}
						<Button kind="primary" size="small" disabled={busy}>
							{BRING_BACK}
						</Button>
						<ButtonLink size="small" to={placeWith(search)} preventScrollReset>
							{LET_IT_GO}
						</ButtonLink>
					</Form>
				}
			>
				{found.text} {comesBackWith(found.gone ?? [])}
			</Notice>
		</div>
	)
}
