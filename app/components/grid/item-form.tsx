import { Form, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useSaveNote, type SaveNote } from '#app/components/plan/save-board.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { ConfirmDialog, Sheet } from '#app/components/ui/dialog.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { refusalTexts, SHOWN, type EditReply } from '#shared/presentation/edit-reply.ts'
import type { GridForm } from '#shared/presentation/grid-form.ts'
import type { GridColumn } from '#shared/presentation/grid-view.ts'

function Control({ column, typed, errors }: { column: GridColumn; typed: string; errors: readonly string[] }) {
	const frame = { label: column.label, name: column.field, help: column.help, errors, optional: !column.required }
	if (column.control === 'choice') {
		return (
			<Select {...frame} defaultValue={typed}>
				{(!column.required || typed === '') && (
					<option value="">{column.fallback === '' ? '–' : `${column.fallback} (default)`}</option>
				)}
				{column.choices.map((choice) => (
					<option key={choice.value} value={choice.value}>
						{choice.label}
					</option>
				))}
			</Select>
		)
	}
	return (
		<Field
			{...frame}
			unit={column.unit === 'month' ? undefined : column.unit}
			defaultValue={typed}
			placeholder={column.control === 'month' ? '2026-09' : column.fallback}
			inputMode={column.control === 'number' ? 'decimal' : 'text'}
		/>
	)
}

/** The address without the form. */
function useClose(): () => void {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	return () => {
		const rest = new URLSearchParams(search)
		rest.delete('edit')
		rest.delete('add')
		navigate(`?${rest.toString()}`, { preventScrollReset: true })
	}
}

/** What the form showed as it was opened, and of which edit of the plan: only what differs from it is written back. */
function Shown({ form, rev }: { form: GridForm; rev: number }) {
	if (form.id === null) return null
	return (
		<>
			<input type="hidden" name="baseRev" value={rev} />
			{form.fields.map(({ column, typed }) => (
				<input key={column.field} type="hidden" name={SHOWN + column.field} value={typed} />
			))}
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
	return changed ? { state: 'unsent', where: name, why: 'The form is open and not saved yet.' } : null
}

export type ItemFormProps = {
	form: GridForm
	/** the edit of the plan that the form shows */
	rev: number
	/** the key under which a new entry is added once */
	once: string
	kind: string
	noun: string
	reply: EditReply | undefined
}

/** All fields of one entry in a sheet beside the list: for adding, for fields the grid does not show, and without scripts. */
export function ItemForm(props: ItemFormProps) {
	const { form, rev, reply } = props
	const met = reply !== undefined && !reply.ok ? (reply.conflicts?.rev ?? null) : null
	// Once somebody else's edit is told, the form begins anew from it, with what was typed here.
	const begun = met !== null && rev >= met ? met : 0
	return <OpenForm key={`${form.id ?? 'new'} ${begun}`} {...props} />
}

function OpenForm({ form: latest, rev: latestRev, once: latestOnce, kind, noun, reply }: ItemFormProps) {
	const close = useClose()
	// What others write meanwhile must not pass for what was shown here.
	const [{ form, rev, once }] = useState({ form: latest, rev: latestRev, once: latestOnce })
	const [removing, setRemoving] = useState(false)
	const busy = useNavigation().state !== 'idle'
	const refused = reply !== undefined && !reply.ok ? reply : null
	const problems = [...(refused?.problems ?? []), ...(refused?.conflicts?.found ?? [])]
	const typedIn = (field: string, shown: string) => refused?.typed?.[field] ?? shown
	const known = new Set(form.fields.map(({ column }) => column.field))
	const loose = problems.filter((problem) => !known.has(problem.field))
	const isNew = form.id === null
	const name = form.fields.find(({ column }) => column.names)?.typed ?? form.id ?? ''
	const [changed, setChanged] = useState(false)
	useSaveNote('form', busy ? null : noteOf({ reply, changed, name: isNew ? `new ${noun}` : name }))
	const required = form.fields.filter(({ column }) => column.required || column.names)
	const optional = form.fields.filter(({ column }) => !column.required && !column.names)
	return (
		<>
			<Sheet
				title={isNew ? `Add a ${noun}` : name}
				sub={
					isNew ? 'Only the first fields are needed; the rest have defaults.' : 'Empty fields use the default shown.'
				}
				onClose={close}
				foot={
					<>
						{!isNew && (
							<Button
								type="button"
								kind="danger"
								className="mr-auto"
								onClick={() => {
									setRemoving(true)
								}}
							>
								Remove {noun}
							</Button>
						)}
						<Button type="button" onClick={close}>
							Cancel
						</Button>
						<Button kind="primary" form="item-form" disabled={busy}>
							{isNew ? `Add ${noun}` : `Save ${noun}`}
						</Button>
					</>
				}
			>
				<Form
					method="post"
					id="item-form"
					preventScrollReset
					onInput={() => {
						setChanged(true)
					}}
				>
					<input type="hidden" name="intent" value={isNew ? 'add' : 'save'} />
					<input type="hidden" name="list" value={kind} />
					{form.id !== null && <input type="hidden" name="itemId" value={form.id} />}
					<Shown form={form} rev={rev} />
					{isNew && <input type="hidden" name="once" value={once} />}
					{loose.length > 0 && (
						<div className="mb-3">
							<Notice kind="failing" live>
								{loose.map((problem) => problem.text).join(' ')}
							</Notice>
						</div>
					)}
					<div className="form-grid">
						{required.map(({ column, typed }) => (
							<Control
								key={column.field}
								column={column}
								typed={typedIn(column.field, typed)}
								errors={problems.filter((problem) => problem.field === column.field).map((problem) => problem.text)}
							/>
						))}
					</div>
					<details
						className="mt-4"
						open={
							optional.some(({ column }) => problems.some((problem) => problem.field === column.field)) || undefined
						}
					>
						<summary className="mb-3 text-ink-2 underline">Fields with defaults</summary>
						<div className="form-grid">
							{optional.map(({ column, typed }) => (
								<Control
									key={column.field}
									column={column}
									typed={typedIn(column.field, typed)}
									errors={problems.filter((problem) => problem.field === column.field).map((problem) => problem.text)}
								/>
							))}
						</div>
					</details>
				</Form>
				<Form method="post" id="item-remove" preventScrollReset>
					<input type="hidden" name="intent" value="remove" />
					<input type="hidden" name="list" value={kind} />
					<input type="hidden" name="itemId" value={form.id ?? ''} />
					<input type="hidden" name="baseRev" value={rev} />
				</Form>
			</Sheet>
			{removing && (
				<ConfirmDialog
					title={`Remove ${noun} «${name}»?`}
					verb={`Remove ${noun}`}
					form="item-remove"
					onClose={() => {
						setRemoving(false)
					}}
				>
					It can be brought back from Activity. What refers to it must be removed first.
				</ConfirmDialog>
			)}
		</>
	)
}
