import { Form, useSearchParams, useNavigation, useNavigate } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink, type ButtonLook } from '#app/components/ui/button.tsx'
import { useAddressOpening } from '#app/hooks/use-address-with.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { refusalTexts, type EditReply, type EditConflict } from '#shared/grid/edit-reply.ts'
import type { GridForm } from '#server/views/grid/grid-form.ts'
import { articled, type GridList } from '#shared/grid/grid-lists.ts'
import type { ListModel } from '#server/views/grid/list-model.ts'
import { ItemForm } from './form/item-form.tsx'
import { PlanGrid } from './plan-grid.tsx'
import { duplicateForm } from './row-acts.tsx'
import { useWholeList } from './rows/use-whole-list.ts'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { FIND, PART, placeOf, placeWith } from '#shared/pages/page-part.ts'
import { BRING_BACK, comesBackWith, LET_IT_GO } from './gone-words.ts'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import type { RemovalView } from '#server/views/pages/removal-view.ts'

type RemoveDialogProps = { removal: RemovalView; rev: number; reply: EditReply | undefined }

/** Asks before an entry is removed, says what goes with it, and shows in the same place why it could not go. */
function RemoveDialog({ removal, rev, reply }: RemoveDialogProps) {
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
				title={`Remove ${noun} “${name}”?`}
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

type GoneEntryProps = { found: EditConflict; list: string; reply: Extract<EditReply, { ok: false }> }

/** Without scripts the form of a removed entry is not there any more: what was typed into it waits here. */
function GoneEntry({ found, list, reply }: GoneEntryProps) {
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

/** `Add a contract`: opens the form of a new entry. */
export function AddLink({ list, noun, kind, size = 'small' }: ButtonLook & { list: GridList; noun: string }) {
	const opening = useAddressOpening()
	return (
		<ButtonLink to={opening('add', list)} {...(kind && { kind })} size={size} preventScrollReset>
			<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
			Add {articled(noun)}
		</ButtonLink>
	)
}

/** Looks for rows of a long list, with scripts or without. */
function FindRows({ find, caption }: { find: string; caption: string }) {
	const [search] = useSearchParams()
	const kept = placeOf(search).filter(([name]) => name !== PART && name !== FIND)
	return (
		<Form className="flex items-end gap-2" role="search" preventScrollReset>
			{kept.map(([name, value]) => (
				<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
			))}
			<Field
				label={<span className="sr-only">Search {caption.toLowerCase()}</span>}
				name={FIND}
				defaultValue={find}
				placeholder="Name or site"
			/>
			<Button size="small">Search</Button>
		</Form>
	)
}

/** The rows of a list, each with what can be done with it. */
export function ListRows({ loaded, caption }: { loaded: ListModel; caption: string }) {
	const { once, canEdit, part, find } = loaded
	const { grid, rev, isWhole } = useWholeList(loaded)
	const before = isWhole || part === null ? 0 : part.from - 1
	return (
		<>
			{canEdit && (
				<Form method="post" id={duplicateForm(grid.kind)} preventScrollReset>
					<input type="hidden" name="intent" value="duplicate" />
					<input type="hidden" name="list" value={grid.kind} />
					<input type="hidden" name="once" value={once} />
				</Form>
			)}
			{find !== null && (
				<div className="flex flex-wrap items-end justify-between gap-x-4 px-4">
					<FindRows find={find} caption={caption} />
					{!isWhole && <PartNav part={part} label={caption} />}
				</div>
			)}
			<PlanGrid
				key={before}
				{...{ grid, rev, once, canEdit, caption, before, isWhole }}
				sort={loaded.look.sort}
				isSought={loaded.found < loaded.total}
				total={loaded.found}
				isLong={part !== null}
				first={isWhole && part !== null ? part.from - 1 : 0}
			/>
		</>
	)
}

/** The form of an entry as it was opened: whoever removes the entry meanwhile takes nothing away that is being typed. */
function useOpenForm({ form }: ListModel): GridForm | null {
	const [search] = useSearchParams()
	const edited = search.get('edit')
	const [held, setHeld] = useState({ edited, form })
	if (held.edited !== edited || (form !== null && held.form !== form)) setHeld({ edited, form })
	// A form that adds is of no entry: once it is closed nothing is left of it.
	return form ?? (edited !== null && held.edited === edited ? held.form : null)
}

/** The form or the question that is open over a list; why a row could not be copied where neither is. */
export function ListSheets({ loaded, reply }: { loaded: ListModel; reply: EditReply | undefined }) {
	const { grid, isGone, removal, rev, once } = loaded
	const form = useOpenForm(loaded)
	const lost =
		reply === undefined || reply.ok ? undefined : reply.conflicts?.found.find(({ gone }) => gone !== undefined)
	if (form === null && lost !== undefined && reply?.ok === false && reply.typed !== undefined)
		return <GoneEntry {...{ found: lost, reply }} list={grid.kind} />
	if (form !== null) return <ItemForm form={form} rev={rev} once={once} reply={reply} />
	if (removal !== null) return <RemoveDialog removal={removal} rev={rev} reply={reply} />
	const gone = `This ${grid.noun} was removed or is in another scenario.`
	const refusals = isGone ? [gone] : refusalTexts(reply)
	if (refusals.length === 0) return null
	return (
		<div className="cards">
			<Notice kind="failing" live>
				{refusals.join(' ')}
			</Notice>
		</div>
	)
}
