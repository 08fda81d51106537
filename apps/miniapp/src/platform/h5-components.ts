/**
 * What `@tarojs/components` means in the H5 build. Taro's runner drops every name below that no page uses, which is why
 * the elements themselves live in a module of their own.
 */
export { Button, Form, Image, Input, Label, ScrollView, Text, Textarea, View } from './html-elements'
