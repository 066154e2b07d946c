import { createApp } from 'vue';
import './client.ts';
import DownloadPage from './DownloadPage.vue';

createApp(DownloadPage).mount('#app');
