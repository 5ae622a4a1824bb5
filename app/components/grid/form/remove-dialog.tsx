import { Form, useNavigate, useSearchParams } from '@remix-run/react'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import type { RemovalView } from '#server/views/pages/removal-view.ts'

type RemoveDialogProps = { removal: RemovalView; rev: number; reply: EditReply | undefined }

/** Asks before an entry is removed, says what goes with it, and shows in the same place why it could not go. */
export function RemoveDialog({ removal, rev, reply }: RemoveDialogProps) {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	const { list, id, noun, name, says } = removal
	const refusals = refusalTexts(reply)
	return (
		<>
			<Form method="post" id="item-remove" preventScrollReset>
				<input type="hidden" name="intent" value="remove" />
				<input type="hidden" name="list" value={list} />
				<input type="hidden" name="itemId" value={id} />
				<input type="hidden" name="baseRev" value={rev} />
			</Form>
			<ConfirmDialog
				title={`Remove ${noun} «${name}»?`}
				verb={`Remove ${noun}`}
				form="item-remove"
				onClose={() => {
					const rest = new URLSearchParams(search)
					rest.delete('remove')
					navigate(`?${rest.toString()}`, { preventScrollReset: true })
				}}
			>
				{refusals.length > 0 && (
					<Notice kind="failing" live>
						{refusals.join(' ')}
					</Notice>
				)}
				{says.map((sentence) => (
					<p key={sentence}>{sentence}</p>
				))}
			</ConfirmDialog>
		</>
	)
}
