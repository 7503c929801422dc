/** No custom elements. */
export const [SvelteElement, create_custom_element] = [];
