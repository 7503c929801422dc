/** Attributes as plain text or a flag, and the two properties a learner changes too: those are set only when our value changed. No forms, so nothing resets to defaults. */
export function set_attribute(element, name, value) {
  if (value == null) element.removeAttribute(name);
  else if (typeof value === 'boolean' && name in element) element[name] = value;
  else if (element.getAttribute(name) !== `${value}`) element.setAttribute(name, value);
}

export function set_value(element, value) {
  if (element.__value === (element.__value = value)) return;
  // A progress bar without a value is not one at 0.
  if (element.value !== value || !value) element.value = value ?? '';
}

export function set_checked(element, checked) {
  if (element.__checked !== (element.__checked = checked)) element.checked = checked;
}

export const remove_input_defaults = () => {};
export const [set_default_checked, set_default_value, set_xlink_attribute, set_custom_element_data, attribute_effect, CLASS, STYLE] = [];
