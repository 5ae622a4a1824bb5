import { Form, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTyping, WHOLE_ITEM } from '#app/components/live/typists.ts'
import { useSaveNote, type SaveNote } from '#app/components/plan/save-board.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useFirstError } from '#app/hooks/use-first-error.ts'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import type { FormField, GridForm } from '#server/views/grid/grid-form.ts'
import { articled, isGraded } from '#shared/grid/grid-lists.ts'
import { BRING_BACK, LET_IT_GO } from '../gone-words.ts'
import { FormControl } from './form-control.tsx'
import { FormTable } from './form-table.tsx'
import { FormRests } from './form-rests.tsx'
import { useGone } from './use-gone.ts'
import { ShownInputs } from './shown-inputs.tsx'
import { placeWith } from '#shared/pages/page-part.ts'

/** The address without the form. */
function useClose(): () => void {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	return () => {
		// What was typed stands in the address where the form was loaded again without scripts.
		navigate(placeWith(search), { preventScrollReset: true })
	}
}

/** What the form of an entry showed, and of which edit of the plan. */
function Shown({ form, rev }: { form: GridForm; rev: number }) {
	return (
		<>
			<input type="hidden" name="baseRev" value={rev} />
			{form.id !== null && <ShownInputs fields={form.fields} tables={form.tables} />}
		</>
	)
}

/** What the header says of the form while it is open. */
function noteOf({
	reply,
	changed,
	name,
}: {
	reply: EditReply | undefined
	changed: boolean
	name: string
}): SaveNote | null {
	const [why] = refusalTexts(reply)
	if (why !== undefined) return { state: 'refused', where: name, why }
	return changed ? { state: 'unsent', where: name, why: 'The open form is not saved.' } : null
}

export type ItemFormProps = {
	form: GridForm
	/** the edit of the plan that the form shows */
	rev: number
	/** the key under which a new entry, or a scenario with the edit, is made once */
	once: string
	reply: EditReply | undefined
}

/** All fields of one entry in a sheet beside the list: for adding, for fields the grid does not show, and without scripts. */
export function ItemForm(props: ItemFormProps) {
	const { form, rev, reply } = props
	const conflicts = reply !== undefined && !reply.ok ? reply.conflicts : undefined
	const isGone = conflicts?.found.some(({ gone }) => gone !== undefined)
	// Once somebody else's edit is told, the form begins anew from it, with what was typed here.
	const begun = conflicts !== undefined && isGone === false && rev >= conflicts.rev ? conflicts.rev : 0
	return <OpenForm key={`${form.id ?? 'new'} ${begun}`} {...props} />
}

/** The fields of an entry of this kind: first what it cannot be without or may need, then the others by subject, last those left at their defaults. */
function sortedFields(form: GridForm, kind: string) {
	const own = form.fields.filter(({ kinds }) => kinds === null || kinds.includes(kind))
	const isNeeded = ({ column, neededFor }: FormField) => (kind === '' ? column.required : neededFor.includes(kind))
	const needed = form.kindField === null ? own.filter(({ column }) => column.required) : own.filter(isNeeded)
	const isSuggested = ({ typed }: FormField) => form.id === null && typed !== ''
	const isOpen = ({ section, seldom }: FormField) => !seldom && section === ''
	const first = (field: FormField) =>
		needed.includes(field) || field.column.names || isSuggested(field) || isOpen(field)
	const rest = own.filter((field) => !first(field))
	const headed = rest.filter(({ seldom }) => !seldom)
	return {
		needed,
		open: own.filter(first),
		sections: [...new Set(headed.map(({ section }) => section))].map((heading) => ({
			heading,
			fields: headed.filter(({ section }) => section === heading),
		})),
		folded: rest.filter(({ seldom }) => seldom),
	}
}

function OpenForm({ form: latest, rev: latestRev, once: latestOnce, reply }: ItemFormProps) {
	const close = useClose()
	// What others write meanwhile must not pass for what was shown here.
	const [{ form, rev, once }] = useState({ form: latest, rev: latestRev, once: latestOnce })
	const { list, noun, kindField } = form
	const [search] = useSearchParams()
	const busy = useNavigation().state !== 'idle'
	const refused = reply !== undefined && !reply.ok ? reply : null
	const formRef = useFirstError(refused)
	const [values, setValues] = useState<Readonly<Record<string, string>>>({})
	// What has been changed since is no longer what was refused.
	const isAsSent = (field: string) => values[field] === undefined || values[field] === refused?.typed?.[field]
	const met = (refused?.conflicts?.found ?? []).filter((one) => one.gone === undefined)
	const problems = [...(refused?.problems ?? []), ...met].filter(({ field }) => isAsSent(field))
	const valueOf = (field: string, shown: string) => values[field] ?? refused?.typed?.[field] ?? shown
	const change = (field: string, text: string) => setValues((now) => ({ ...now, [field]: text }))
	const isNew = form.id === null
	const kindControl = form.fields.find(({ column }) => column.field === kindField)
	const shownKind = kindControl === undefined ? '' : valueOf(kindControl.column.field, kindControl.typed)
	const kind = shownKind === '' ? (kindControl?.defaultKind ?? '') : shownKind
	const { needed, open, sections, folded } = sortedFields(form, kind)
	const tables = form.tables.filter(({ kinds }) => kinds === null || kinds.includes(kind))
	// A list inside an entry that nothing stands in is folded away with what has a default.
	const isFilled = ({ field, rows }: GridForm['tables'][number]) =>
		rows.length > 0 || problems.some((problem) => problem.field.startsWith(field))
	const empty = tables.filter((table) => !isFilled(table))
	const shown = [...open, ...sections.flatMap(({ fields }) => fields), ...folded]
	const inputs = new Set(shown.map(({ column }) => column.field))
	const inTable = (field: string) => form.tables.some((table) => field.startsWith(table.field))
	const loose = problems.filter(({ field }) => !inputs.has(field) && !inTable(field) && field !== 'source')
	const emptied = form.fields.filter(
		({ column, kinds, typed }) => !isNew && typed !== '' && kinds !== null && !inputs.has(column.field),
	)
	const changed = Object.keys(values).length > 0
	const gone = useGone({ list, id: form.id, rev }, refused)
	useTyping(list, form.id === null ? null : { id: form.id, field: WHOLE_ITEM })
	useSaveNote('form', busy ? null : noteOf({ reply, changed, name: isNew ? `new ${noun}` : form.name }))
	const controlOf = (field: FormField) => (
		<FormControl
			key={field.column.field}
			field={field}
			needed={needed.includes(field)}
			kind={kind}
			value={valueOf(field.column.field, field.typed)}
			onChange={(text) => change(field.column.field, text)}
			errors={problems.filter((problem) => problem.field === field.column.field).map(({ text }) => text)}
		/>
	)
	const tableOf = (table: GridForm['tables'][number]) => (
		<FormTable key={table.field} table={table} valueOf={valueOf} onChange={change} problems={problems} />
	)
	return (
		<Sheet
			title={isNew ? `Add ${articled(noun)}` : form.name}
			sub={isNew ? 'Fill in the first fields; the rest have defaults.' : 'Empty fields use the default shown.'}
			onClose={close}
			foot={
				<>
					{form.id !== null && gone === null && (
						<ButtonLink
							kind="danger"
							className="mr-auto"
							to={placeWith(search, `remove=${list}/${encodeURIComponent(form.id)}`)}
							preventScrollReset
						>
							Remove {noun}
						</ButtonLink>
					)}
					<Button type="button" onClick={close}>
						{gone === null ? 'Cancel' : LET_IT_GO}
					</Button>
					{met.length > 0 && gone === null && (
						<Button form="item-form" name="aside" value="yes" disabled={busy}>
							Save mine as a scenario
						</Button>
					)}
					{gone === null ? (
						<Button kind="primary" form="item-form" disabled={busy}>
							{busy ? 'Saving' : 'Save'}
						</Button>
					) : (
						<Button kind="primary" form="item-form" name="back" value={gone.rev} disabled={busy}>
							{busy ? 'Saving' : changed ? BRING_BACK : 'Restore'}
						</Button>
					)}
				</>
			}
		>
			<Form ref={formRef} method="post" id="item-form" preventScrollReset>
				<input type="hidden" name="intent" value={isNew ? 'add' : 'save'} />
				<input type="hidden" name="list" value={list} />
				{form.id !== null && <input type="hidden" name="itemId" value={form.id} />}
				{search.get('scenario') !== null && (
					<input type="hidden" name="scenario" value={search.get('scenario') ?? undefined} />
				)}
				<Shown form={form} rev={rev} />
				<input type="hidden" name="once" value={once} />
				{gone !== null && (
					<div className="mb-3">
						<Notice kind="tight" live>
							{gone.text} Your entries are kept.
						</Notice>
					</div>
				)}
				{loose.length > 0 && (
					<div className="mb-3">
						<Notice kind="failing" live>
							{loose.map((problem) => problem.text).join(' ')}
						</Notice>
					</div>
				)}
				<div className="form-grid">{open.map(controlOf)}</div>
				{kindField !== null && (
					<noscript>
						<button
							className="button mt-2"
							formMethod="get"
							name={isNew ? 'add' : 'edit'}
							value={form.id === null ? list : `${list}/${form.id}`}
						>
							Show the fields for this type
						</button>
					</noscript>
				)}
				{emptied.length > 0 && (
					<p className="field-help mt-2" role="status">
						Cleared on save (does not apply to this type): {emptied.map(({ column }) => column.label).join(', ')}.
					</p>
				)}
				{sections.map(({ heading, fields }) => (
					<fieldset key={heading} className="form-section">
						<legend>{heading}</legend>
						<div className="form-grid">{fields.map(controlOf)}</div>
					</fieldset>
				))}
				{tables.filter(isFilled).map(tableOf)}
				{isGraded(list) && (
					<FormRests
						form={form}
						typed={refused?.typed}
						errors={problems.filter(({ field }) => field === 'source').map(({ text }) => text)}
					/>
				)}
				{folded.length + empty.length > 0 && (
					<details
						className="mt-4"
						open={folded.some(({ column }) => problems.some(({ field }) => field === column.field)) || undefined}
					>
						<summary className="mb-3 text-ink-2 underline">More</summary>
						<div className="form-grid">{folded.map(controlOf)}</div>
						{empty.map(tableOf)}
					</details>
				)}
			</Form>
		</Sheet>
	)
}
