// What a page holds before any script runs: people without it must find what they typed.
import { renderToString } from 'react-dom/server'
import { useForm } from 'react-hook-form'
import { expect, test } from 'vitest'
import { CheckboxGroup, RadioGroup } from '../../app/ui/choices'
import { Select, Textarea, TextInput } from '../../app/ui/inputs'
import { ExampleErrors, ExampleFields } from './example'

const options = [
  { value: 'x', label: 'X' },
  { value: 'y', label: 'Y' },
]

function RegisteredForm() {
  const { register } = useForm()
  return (
    <>
      <TextInput label="Vendor" {...register('vendor')} defaultValue="Acme" />
      <Textarea label="Purpose" {...register('purpose')} defaultValue="Triage" />
      <Select label="Plan" options={options} {...register('plan')} defaultValue="y" />
      <RadioGroup label="Autonomy" options={options} {...register('autonomy')} defaultValue="y" />
      <CheckboxGroup label="Data" options={options} {...register('data')} defaultValue={['y']} />
    </>
  )
}

test('values given beside register are rendered on the server', () => {
  const html = renderToString(<RegisteredForm />)
  expect(html).toContain('value="Acme"')
  expect(html).toContain('>Triage</textarea>')
  expect(html).toContain('<option value="y" selected="">')
  expect(html).toMatch(/<input type="radio"[^>]*checked="" value="y"/)
  expect(html).toMatch(/<input type="checkbox"[^>]*checked="" value="y"/)
  expect(html.match(/checked=""/g)).toHaveLength(2)
})

test('errors are there without script, and the summary leads to the fields', () => {
  const html = renderToString(
    <>
      <ExampleErrors />
      <ExampleFields failed />
    </>,
  )
  expect(html).toContain('role="alert"')
  for (const id of ['field-contact-email', 'field-autonomy', 'field-due']) {
    expect(html).toContain(`href="#${id}"`)
    expect(html).toContain(`id="${id}"`)
  }
})
