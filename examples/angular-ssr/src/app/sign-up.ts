import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'ems-elements/define/ems-register.js';

@Component({
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p>
      <label>
        Plan
        <select name="plan" (change)="plan.set($any($event.target).value)">
          <option>Personal</option>
          <option>Team</option>
        </select>
      </label>
      <label>
        <input name="twice" type="checkbox" (change)="twice.set($any($event.target).checked)" />
        Enter the password twice
      </label>
      <label>
        <input name="help" type="checkbox" (change)="helpFirst.set($any($event.target).checked)" />
        Help first
      </label>
    </p>
    @for (part of parts(); track part) {
      @if (part === 'form') {
        <ems-register
          [messages]="messages()"
          [confirmPassword]="twice()"
          sign-in-href="/sign-in"
          (ems-registered)="email.set($event.detail.email)"
        ></ems-register>
      } @else {
        <aside>Do you have a question? Write to help&#64;example.org.</aside>
      }
    }
    <p role="status">{{ email() && 'Registered: ' + email() }}</p>
  `,
})
export class SignUp {
  protected readonly plan = signal('Personal');
  protected readonly twice = signal(false);
  protected readonly helpFirst = signal(false);
  protected readonly email = signal('');
  protected readonly messages = computed(() => ({ heading: `Create your ${this.plan()} account` }));
  protected readonly parts = computed(() => (this.helpFirst() ? ['help', 'form'] : ['form', 'help']));
}
